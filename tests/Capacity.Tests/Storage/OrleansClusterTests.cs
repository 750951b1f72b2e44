using System.Net;
using System.Net.Sockets;
using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Capacity.Tests.Storage;

/// <summary>Plain hosts that know of each other only through PostgreSQL, as nodes do.</summary>
public sealed class OrleansClusterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_silos_and_a_client_find_each_other_and_state_and_reminders_outlive_them()
    {
        var database = await OrleansTables.MakeAsync(await PostgresServer.SharedAsync());
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => $"user:u-{i} search k")];
        Guid[] begun;
        await using (var cluster = await StartAsync(database))
        {
            Assert.Equal(2, (await cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Stop)).Count);
            begun = await cluster.BeginAsync(keys);
            var tick = cluster.Client.GetGrain<ITickGrain>("a");
            await tick.StartAsync();
            await Eventually.TrueAsync(async () => await tick.ReadAsync() > 0);
        }

        await using var again = await StartAsync(database);

        Assert.Equal(begun, await again.BeginAsync(keys));
        Assert.Distinct(begun);
        await Eventually.TrueAsync(async () => await again.Client.GetGrain<ITickGrain>("a").ReadAsync() > 0);
    }

    [Fact]
    public async Task A_caller_hears_that_the_store_is_unavailable_and_is_served_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await StartAsync(await OrleansTables.MakeAsync(server));
        var known = cluster.Client.GetGrain<IFirstOutcomeGrain>("known");
        var begun = await known.BeginAsync("a need");

        await server.StopAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => known.CompleteAsync(new(200, "{}")).AsTask());
        var faults = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Record.ExceptionAsync(() => cluster.Client.GetGrain<IFirstOutcomeGrain>($"new {i}").BeginAsync("a need").AsTask()).AsTask()));
        Assert.All(faults, f => Assert.IsType<StoreUnavailableException>(f));
        await server.StartAgainAsync();
        Assert.Equal(begun, await known.BeginAsync("a need"));
    }

    private static async Task<Nodes> StartAsync(string database)
    {
        var nodes = new Nodes(Silo(database), Silo(database), Client(database));
        await nodes.StartAsync();
        return nodes;
    }

    private static IHost Silo(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Clock>(new ManualClock(A.Noon)).Configure<ReminderOptions>(o => o.MinimumReminderPeriod = TickGrain.Period);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(Name).ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
            .UsePostgres(database));
        return builder.Build();
    }

    private static IHost Client(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.Configure<ClusterOptions>(Name).UsePostgres(database));
        return builder.Build();
    }

    private static void Name(ClusterOptions options) => (options.ServiceId, options.ClusterId) = ("nodes", "nodes");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Nodes(params IHost[] hosts) : IAsyncDisposable
    {
        public IClusterClient Client => hosts[^1].Services.GetRequiredService<IClusterClient>();

        public async Task StartAsync()
        {
            await Task.WhenAll(hosts[..^1].Select(h => h.StartAsync(Stop)));
            await hosts[^1].StartAsync(Stop);
        }

        public Task<Guid[]> BeginAsync(string[] keys) =>
            Task.WhenAll(keys.Select(async k => (await Client.GetGrain<IFirstOutcomeGrain>(k).BeginAsync("a need")).Operation));

        public async ValueTask DisposeAsync()
        {
            await hosts[^1].StopAsync(CancellationToken.None);
            await Task.WhenAll(hosts[..^1].Select(h => h.StopAsync(CancellationToken.None)));
            foreach (var host in hosts) host.Dispose();
        }
    }
}
