using System.Net;
using System.Net.Sockets;
using Capacity.History;
using Capacity.Storage.Embedded;
using Capacity.Storage.Postgres;
using Orleans.Configuration;

namespace Capacity.Web.Host;

/// <summary>Makes the process what its role says: a silo of its own, one of the silos of a database, or a client of them.</summary>
internal static class Node
{
    private const string Service = "capacity";

    public static void AddNode(this IHostApplicationBuilder builder, StartSettings settings)
    {
        if (settings.Database is null) builder.UseOrleans(silo => silo.StandAlone());
        else if (settings.KeepsGrains) builder.UseOrleans(silo => silo.Join(settings.Database, settings.Cluster));
        else builder.UseOrleansClient(client => client.Join(settings.Database, settings.Cluster));
    }

    /// <summary>Where everything is kept.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, StartSettings settings) =>
        settings.Database is { } database ? services.AddPostgresStore(database) : services.AddEmbeddedStore(settings.DataFolder);

    public static async Task OpenStoreAsync(this IServiceProvider services)
    {
        _ = services.GetRequiredService<IJournal>(); // being asked for is what opens the embedded one
        await services.OpenPostgresStoreAsync();
    }

    /// <summary>No gateway: the pages and the API are in the silo's own process. The cluster's name is new each time: no stray node of another run can join.</summary>
    private static void StandAlone(this ISiloBuilder silo)
    {
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, port), Service, Guid.NewGuid().ToString("N"));
        silo.UseInMemoryReminderService();
        silo.Retry();
    }

    private static void Join(this ISiloBuilder silo, string database, ClusterSettings cluster)
    {
        silo.UsePostgres(database);
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, Service));
        silo.ConfigureEndpoints(cluster.Address, Or(cluster.SiloPort), Or(cluster.GatewayPort));
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            (options.ProbeTimeout, options.NumMissedProbesLimit) = (cluster.ProbeTimeout, cluster.MissedProbes);
            options.MaxProbeTimeout = 2 * cluster.ProbeTimeout; // a connection that was silent for as many of these as probes may be missed no longer speaks for its node
            (options.NumVotesForDeathDeclaration, options.TableRefreshTimeout) = (cluster.Votes, cluster.TableRefresh);
            (options.IAmAliveTablePublishTimeout, options.NumMissedTableIAmAliveLimit) = (cluster.SignOfLife, 3);
            options.EvictWhenMaxJoinAttemptTimeExceeded = false; // it holds the start of the one that joins, by its clock, to the others' clocks
        });
        silo.Configure<SiloMessagingOptions>(options => (options.ResponseTimeout, options.SystemResponseTimeout) = (cluster.ResponseTimeout, cluster.ResponseTimeout));
        silo.Retry();
    }

    private static void Join(this IClientBuilder client, string database, ClusterSettings cluster)
    {
        client.UsePostgres(database);
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, Service));
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = cluster.TableRefresh);
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = cluster.ResponseTimeout);
        client.UseConnectionRetryFilter<UntilSilosAreThere>();
        client.AddOutgoingGrainCallFilter<GrainCallRetries>();
    }

    private static void Retry(this ISiloBuilder silo) => silo.AddOutgoingGrainCallFilter<GrainCallRetries>();

    private static int Or(int port) => port == 0 ? FreePort() : port;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A web node may start before its silos.</summary>
    private sealed class UntilSilosAreThere : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(Pause, cancellationToken);
            return true;
        }
    }
}
