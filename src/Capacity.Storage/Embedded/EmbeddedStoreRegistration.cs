using Capacity.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;

namespace Capacity.Storage.Embedded;

public static class EmbeddedStoreRegistration
{
    /// <summary>
    /// Keeps everything in one file in a folder: the journal, and grain state under the default provider's name. The store opens before anything of the host starts and closes after everything has
    /// stopped. Where it cannot be opened, the host's start throws <see cref="StoreCannotOpenException"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services, string folder) => services
        .AddSingleton(provider => EmbeddedStore.Open(folder, provider.GetRequiredService<ILogger<EmbeddedStore>>()))
        .AddHostedService<EmbeddedStoreLifetime>()
        .AddParts();

    /// <summary>Uses a store that somebody else opens and closes: the silos of a test cluster share one.</summary>
    internal static IServiceCollection AddEmbeddedStore(this IServiceCollection services, EmbeddedStore store) => services.AddSingleton(store).AddParts();

    private static IServiceCollection AddParts(this IServiceCollection services) => services
        .AddSingleton<IJournal, EmbeddedJournal>()
        .AddSingleton<IPersonTrail, EmbeddedPersonTrail>()
        .AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => new EmbeddedGrainStorage(provider.GetRequiredService<EmbeddedStore>(), provider.GetRequiredService<IActivatorProvider>()));

    /// <summary>Being asked for is what opens the store: hosted services are made before the first of them starts.</summary>
    private sealed class EmbeddedStoreLifetime(EmbeddedStore store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>The last stage of a stop: no grain and no page is left that could write.</summary>
        public async Task StoppedAsync(CancellationToken cancellationToken) => await store.DisposeAsync();
    }
}
