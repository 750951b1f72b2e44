using System.Globalization;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Providers;
using Orleans.Serialization;
using Orleans.Storage;

namespace Capacity.Tests.Storage;

/// <summary>What Orleans keeps in PostgreSQL as a node and a client reach it, without a silo around it. Each has a service and cluster of its own in a shared database.</summary>
internal sealed class OrleansTables : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Shared = new(async () => await MakeAsync(await PostgresServer.SharedAsync()));
    private static int _made;

    private readonly ServiceProvider _node;
    private readonly ServiceProvider _client;

    private OrleansTables(string database, Action<ISiloBuilder>? more)
    {
        Database = database;
        Id = string.Create(CultureInfo.InvariantCulture, $"orleans-{Interlocked.Increment(ref _made)}");
        _node = Build(b =>
        {
            ((ISiloBuilder)b).UsePostgres(database);
            more?.Invoke(b);
        });
        _client = Build(b => ((IClientBuilder)b).UsePostgres(database));
    }

    /// <summary>Of the service and of the cluster.</summary>
    public string Id { get; }

    public string Database { get; }

    public IGrainStorage Storage => _node.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);

    public IMembershipTable Membership => _node.GetRequiredService<IMembershipTable>();

    public IReminderTable Reminders => _node.GetRequiredService<IReminderTable>();

    public IGatewayListProvider Gateways => _client.GetRequiredService<IGatewayListProvider>();

    /// <summary>A database with this program's schema.</summary>
    public static async Task<string> MakeAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await PostgresSchema.MigrateAsync(source, NullLogger.Instance);
        return database;
    }

    public static async Task<OrleansTables> OpenAsync(string? database = null, Action<ISiloBuilder>? more = null)
    {
        var tables = new OrleansTables(database ?? await Shared.Value, more);
        var start = new Start();
        ((ILifecycleParticipant<ISiloLifecycle>)tables.Storage).Participate(start);
        await start.RunAsync();
        await tables.Membership.InitializeMembershipTableAsync(true);
        await tables.Reminders.StartAsync();
        await tables.Gateways.InitializeGatewayListProviderAsync();
        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _node.DisposeAsync();
    }

    private ServiceProvider Build(Action<Builder> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSerializer().Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (Id, Id));
        configure(new(services, new ConfigurationBuilder().Build()));
        return services.BuildServiceProvider();
    }

    private sealed record Builder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder, IClientBuilder;

    /// <summary>Starts what takes part in a silo's life.</summary>
    private sealed class Start : ISiloLifecycle, IDisposable
    {
        private readonly List<ILifecycleObserver> _observers = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            _observers.Add(observer);
            return this;
        }

        public Task RunAsync() => Task.WhenAll(_observers.Select(o => o.OnStart(CancellationToken.None)));

        public void Dispose()
        {
        }
    }
}
