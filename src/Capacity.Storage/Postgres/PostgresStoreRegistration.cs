using Capacity.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Storage.Postgres;

public static class PostgresStoreRegistration
{
    /// <summary>
    /// Keeps the journal in a PostgreSQL database. The store opens, and migrates, before anything of the host starts and closes after everything has stopped. Where it cannot be
    /// opened, the host's start throws <see cref="StoreCannotOpenException"/>.
    /// </summary>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services, string connectionString) => services
        .AddSingleton(provider => new PostgresStore(connectionString, provider.GetRequiredService<ILogger<PostgresStore>>()))
        .AddHostedService<PostgresStoreLifetime>()
        .AddParts();

    /// <summary>Uses a store that somebody else opens and closes: the silos of a test cluster share one.</summary>
    internal static IServiceCollection AddPostgresStore(this IServiceCollection services, PostgresStore store) => services.AddSingleton(store).AddParts();

    private static IServiceCollection AddParts(this IServiceCollection services) => services.AddSingleton<IJournal, PostgresJournal>().AddSingleton<IPersonTrail, PostgresPersonTrail>();

    /// <summary>Opens it before the host starts, if it is the one that is used. Throws <see cref="StoreCannotOpenException"/>.</summary>
    public static Task OpenPostgresStoreAsync(this IServiceProvider services) => services.GetService<PostgresStore>()?.OpenAsync() ?? Task.CompletedTask;

    private sealed class PostgresStoreLifetime(PostgresStore store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>The last stage of a stop: no grain and no page is left that could write.</summary>
        public async Task StoppedAsync(CancellationToken cancellationToken) => await store.DisposeAsync();
    }
}
