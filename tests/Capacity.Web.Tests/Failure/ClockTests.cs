namespace Capacity.Web.Tests.Failure;

/// <summary>Nodes whose clocks differ by ten minutes, one five ahead of the database's and one five behind: their word on time differs, and nothing else.</summary>
[Collection(OddClusterCollection.Name), Trait("Category", "Failure")]
public class ClockTests
{
    [Fact]
    public async Task Nodes_whose_clocks_differ_lose_nothing_also_when_one_of_them_is_killed()
    {
        await using var cluster = await TrackerCluster.StartAsync(["all", "all", "all"], new()
        {
            ["NODE_2_RUN"] = "env FAKETIME_DONT_FAKE_MONOTONIC=1 faketime -f +5m", ["NODE_3_RUN"] = "env FAKETIME_DONT_FAKE_MONOTONIC=1 faketime -f -5m",
        });
        Assert.InRange((await NowAsync(cluster, 2) - await NowAsync(cluster, 3)).TotalMinutes, 9.5, 10.5);
        using var ledger = await Ledger.StartAsync(cluster.Client);
        await ledger.MoreAsync(200);

        for (var node = 2; node <= 3; node++)
        {
            await cluster.KillAsync(node);
            await ledger.MoreAsync(200);
        }

        await ledger.StopAsync();
        await ledger.VerifyAsync();
    }

    private static async Task<DateTimeOffset> NowAsync(TrackerCluster cluster, int node)
    {
        using var client = cluster.ClientOf(node);
        using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative));
        return answer.Headers.Date!.Value;
    }
}
