using Capacity.History;
using Capacity.Settings;
using Capacity.Storage.Embedded;
using Capacity.Storage.Postgres;
using Capacity.Sufficiency;
using Capacity.Terms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;

namespace Capacity.Testing;

/// <summary>A cluster of real silos over a real store, and one clock that the test moves. The silos are in one process and share the store's connections.</summary>
public sealed class TestTracker : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly short _silos;
    private readonly Action<IServiceCollection>? _rooms;
    private IAsyncDisposable? _open;
    private InProcessTestCluster? _cluster;

    private TestTracker(TestStore store, short silos, Action<IServiceCollection>? rooms) => (_store, _silos, _rooms) = (store, silos, rooms);

    public ManualClock Clock { get; } = new(A.Noon);

    public IGrainFactory Grains => _cluster!.Client;

    public InProcessTestCluster Cluster => _cluster!;

    /// <summary>The journal under the silos, for what a test looks up or writes behind their backs.</summary>
    public IJournal Journal => _open switch
    {
        EmbeddedStore embedded => new EmbeddedJournal(embedded),
        PostgresStore postgres => new PostgresJournal(postgres),
        _ => throw new InvalidOperationException("The tracker is closed."),
    };

    public TestStore Store => _store;

    public ISettingGrain Setting(string id) => Grains.GetGrain<ISettingGrain>(id);

    /// <param name="silos">How many.</param>
    /// <param name="rooms">Further rooms that the test needs.</param>
    public static async Task<TestTracker> StartAsync(short silos = 2, Action<IServiceCollection>? rooms = null)
    {
        var tracker = new TestTracker(await TestStore.NewAsync(), silos, rooms);
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
        await _store.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        var addStore = _store.Database is { } database ? await OpenPostgresAsync(database) : OpenEmbedded();
        var builder = new InProcessTestClusterBuilder(_silos);
        builder.Options.ServiceId = "capacity"; // states are a service's: after a restart it is the same one
        builder.ConfigureSilo((_, silo) =>
        {
            addStore(silo);
            silo.Services.AddSingleton<Clock>(Clock).AddSingleton(A.FreshFor).AddSingleton(A.Policies).AddSettings().AddSufficiency();
            _rooms?.Invoke(silo.Services);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    private Action<ISiloBuilder> OpenEmbedded()
    {
        var store = EmbeddedStore.Open(_store.Folder, NullLogger.Instance);
        _open = store;
        return silo => silo.Services.AddEmbeddedStore(store);
    }

    private async Task<Action<ISiloBuilder>> OpenPostgresAsync(string database)
    {
        var store = new PostgresStore(database, NullLogger.Instance);
        _open = store;
        await store.OpenAsync();
        return silo => silo.AddPostgresStates(database).Services.AddPostgresStore(store);
    }

    private async Task CloseAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_open is not null) await _open.DisposeAsync();
    }
}
