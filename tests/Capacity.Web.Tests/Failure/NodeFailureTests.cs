using System.Net.Http.Json;
using Capacity.Sufficiency;

namespace Capacity.Web.Tests.Failure;

/// <summary>Three nodes under load behind a proxy, and what may happen to them.</summary>
public class NodeFailureTests(TrackerCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task One_of_three_is_killed()
    {
        await Cluster.KillAsync(1);

        await GoesOnAndLosesNothingAsync("one of three killed");
    }

    [Fact]
    public async Task Two_of_three_are_killed_at_once()
    {
        await Task.WhenAll(Cluster.KillAsync(2), Cluster.KillAsync(3));

        await GoesOnAndLosesNothingAsync("two of three killed");
    }

    [Fact]
    public async Task The_node_that_holds_a_district_is_killed_and_the_district_is_the_sum_of_its_settings_again()
    {
        var district = Ledger.Districts[0];
        var node = await Cluster.HolderAsync(Cluster.Grains.GetGrain<IDistrictGrain>(district));
        await using var watcher = await ClusterWatcher.StartAsync(Cluster.Address, TrackerCluster.Token, $"district:{district}");

        await Cluster.KillAsync(node);

        await GoesOnAndLosesNothingAsync("the node of a district killed");
        var row = await Totals.RowAsync(Cluster.Client, "district", district);
        await watcher.SeesAsync(row);
    }

    [Fact]
    public async Task A_node_that_slept_until_it_was_declared_dead_does_not_write_over_those_who_took_over()
    {
        var asleep = Cluster.Pid(1);
        await Cluster.FreezeAsync(1);
        await Cluster.DeclaredDeadAsync(1);
        await Ledger.MoreAsync(Steady);

        await Cluster.ThawAsync(1);
        await Cluster.ReplacedAsync(1, asleep);

        await GoesOnAndLosesNothingAsync("one of three frozen");
    }

    [Fact]
    public async Task Nodes_are_restarted_one_after_the_other_and_no_request_fails_after_its_retry()
    {
        for (var node = 1; node <= 3; node++)
        {
            await Cluster.RestartAsync(node);
            await Ledger.MoreAsync(Steady);
        }

        await GoesOnAndLosesNothingAsync("rolling restart");
        Assert.Equal(0, Ledger.FailedTwice);
    }

    [Fact]
    public async Task A_watcher_comes_back_by_itself_when_all_nodes_have_died()
    {
        await using var watcher = await ClusterWatcher.StartAsync(Cluster.Address, TrackerCluster.Token, "region");

        await Task.WhenAll(Cluster.KillAsync(1), Cluster.KillAsync(2), Cluster.KillAsync(3));

        await GoesOnAndLosesNothingAsync("all killed");
        using var added = await Cluster.Client.PostAsJsonAsync($"api/v1/settings/{Ledger.Spare}/beds", new { }, TestContext.Current.CancellationToken);
        added.EnsureSuccessStatusCode();
        await watcher.SeesAsync(await Totals.RowAsync(Cluster.Client, "region", "region"));
    }
}
