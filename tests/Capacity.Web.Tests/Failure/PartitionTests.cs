using System.Diagnostics;

namespace Capacity.Web.Tests.Failure;

/// <summary>
/// A node in a network namespace of its own, with one line to the database and the proxy and another one to the other nodes. The second is cut: it reaches the database, and they do,
/// and neither side reaches the other.
/// </summary>
[Collection(OddClusterCollection.Name), Trait("Category", "Failure")]
public sealed class PartitionTests : IAsyncLifetime
{
    private const string Outside = "10.77.1.1", Inside = "10.77.1.2", Others = "10.77.2.1", CutOff = "10.77.2.2";

    private readonly string _name = $"cap{Environment.ProcessId}";

    public async ValueTask InitializeAsync() => await RunAsync(
        $"""
        ip netns add {_name}
        ip link add {_name}a type veth peer name line netns {_name}
        ip link add {_name}b type veth peer name nodes netns {_name}
        ip addr add {Outside}/24 dev {_name}a && ip link set {_name}a up
        ip addr add {Others}/24 dev {_name}b && ip link set {_name}b up
        ip -n {_name} link set lo up
        ip -n {_name} addr add {Inside}/24 dev line && ip -n {_name} link set line up
        ip -n {_name} addr add {CutOff}/24 dev nodes && ip -n {_name} link set nodes up
        """);

    public async ValueTask DisposeAsync() => await RunAsync($"ip netns del {_name}");

    [Fact]
    public async Task A_node_that_is_cut_off_from_the_others_but_not_from_the_database_does_no_harm_and_comes_back()
    {
        await using var cluster = await TrackerCluster.StartAsync(["all", "all", "all"], new()
        {
            ["Cluster__Address"] = Others, ["DATABASE_ADDRESS"] = $"127.0.0.1,{Outside}", ["NODE_3_ADDRESS"] = Inside, ["DATABASE_TRUSTS"] = $"{Outside}/24",
            ["NODE_3_RUN"] = $"ip netns exec {_name} env Cluster__Address={CutOff} ConnectionStrings__Capacity=Host={Outside};Port=$DATABASE_PORT;Username=postgres;Database=postgres",
        });
        using var ledger = await Ledger.StartAsync(cluster.Client);
        await ledger.MoreAsync(200);

        var cutOff = cluster.Pid(3);
        await RunAsync($"ip -n {_name} link set nodes down");
        await cluster.DeclaredDeadAsync(3);
        await cluster.ReplacedAsync(3, cutOff);
        await ledger.MoreAsync(200);
        Assert.True(await cluster.IsReadyAsync(1) && await cluster.IsReadyAsync(2)); // two agree about one: it cannot send them away

        await RunAsync($"ip -n {_name} link set nodes up");
        await cluster.ReadyAsync();
        await ledger.MoreAsync(200);
        await ledger.StopAsync();
        await ledger.VerifyAsync();
    }

    private static async Task RunAsync(string script)
    {
        using var run = Process.Start(new ProcessStartInfo("sh", ["-ec", script]) { RedirectStandardError = true })!;
        var error = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, error);
    }
}
