using Capacity.History;
using Capacity.Storage;
using Capacity.Storage.Embedded;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedStoreRegistrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_store_is_open_while_the_host_runs_and_free_when_it_has_stopped()
    {
        using var host = Build();
        await host.StartAsync(Stop);
        Assert.Throws<StoreCannotOpenException>(() => EmbeddedStore.Open(_folder.Path, NullLogger.Instance));
        await host.Services.GetRequiredService<IJournal>().CommitAsync(JournalSamples.Change("ash"));

        await host.StopAsync(Stop);

        await using var store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        Assert.NotNull(await new EmbeddedJournal(store).ReadAsync("ash", Stop));
    }

    [Fact]
    public async Task The_store_is_open_before_anything_starts_and_until_everything_has_stopped()
    {
        using var host = Build(services => services.AddHostedService<Writing>());

        await host.StartAsync(Stop);
        await host.StopAsync(Stop);

        await using var store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        Assert.Equal(2, (await new EmbeddedJournal(store).ReadAsync("ash", Stop))!.Version);
    }

    [Fact]
    public async Task A_host_on_a_folder_in_use_does_not_start()
    {
        await using var other = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        using var host = Build();

        await Assert.ThrowsAsync<StoreCannotOpenException>(() => host.StartAsync(Stop));
    }

    [Fact]
    public async Task A_grains_state_under_the_default_provider_outlives_its_silo()
    {
        var operation = await BeginAsync();

        Assert.Equal(operation, await BeginAsync());
        Assert.NotEqual(Guid.Empty, operation);
    }

    private async Task<Guid> BeginAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services.AddEmbeddedStore(_folder.Path).AddSingleton<Clock>(new ManualClock(JournalSamples.Noon)));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        return (await cluster.Client.GetGrain<IFirstOutcomeGrain>("user:u-1 search k-1").BeginAsync("a need")).Operation;
    }

    private IHost Build(Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddEmbeddedStore(_folder.Path);
        more?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Writes as it starts and as it stops.</summary>
    private sealed class Writing(IJournal journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => journal.CommitAsync(JournalSamples.Change("ash"));

        public Task StopAsync(CancellationToken cancellationToken) => journal.CommitAsync(JournalSamples.Change("ash", 1));
    }
}
