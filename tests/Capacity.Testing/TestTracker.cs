using Capacity.History;
using Capacity.Settings;
using Capacity.Storage.Embedded;
using Capacity.Sufficiency;
using Capacity.Terms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;

namespace Capacity.Testing;

/// <summary>A cluster of real silos over a real embedded store, and one clock that the test moves. The silos share the store: embedded means one process.</summary>
public sealed class TestTracker : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly short _silos;
    private readonly Action<IServiceCollection>? _rooms;
    private EmbeddedStore? _store;
    private InProcessTestCluster? _cluster;

    private TestTracker(short silos, Action<IServiceCollection>? rooms) => (_silos, _rooms) = (silos, rooms);

    public ManualClock Clock { get; } = new(A.Noon);

    public IGrainFactory Grains => _cluster!.Client;

    public InProcessTestCluster Cluster => _cluster!;

    /// <summary>The journal under the silos, for what a test looks up or writes behind their backs.</summary>
    public IJournal Journal => new EmbeddedJournal(_store!);

    public ISettingGrain Setting(string id) => Grains.GetGrain<ISettingGrain>(id);

    /// <param name="silos">How many.</param>
    /// <param name="rooms">Further rooms that the test needs.</param>
    public static async Task<TestTracker> StartAsync(short silos = 2, Action<IServiceCollection>? rooms = null)
    {
        var tracker = new TestTracker(silos, rooms);
        await tracker.OpenAsync();
        return tracker;
    }

    /// <summary>Stops every silo and starts again on the same store: nothing is left but what is on disk.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        _store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        var builder = new InProcessTestClusterBuilder(_silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddEmbeddedStore(_store).AddSingleton<Clock>(Clock).AddSingleton(A.FreshFor).AddSettings().AddSufficiency();
            _rooms?.Invoke(silo.Services);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    private async Task CloseAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
    }
}
