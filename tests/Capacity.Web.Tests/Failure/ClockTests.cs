namespace Capacity.Web.Tests.Failure;

/// <summary>Nodes whose clocks are five minutes apart, one from the other: their word on time differs, and nothing else.</summary>
[Collection(OddClusterCollection.Name), Trait("Category", "Failure")]
public class ClockTests
{
    [Fact]
    public async Task Nodes_whose_clocks_differ_lose_nothing_also_when_one_of_them_is_killed()
    {
        await using var cluster = await TrackerCluster.StartAsync(["all", "all", "all"], new()
        {
            ["NODE_2_RUN"] = Ahead(5), ["NODE_3_RUN"] = Ahead(10),
        });
        Assert.InRange((await NowAsync(cluster, 3) - await NowAsync(cluster, 1)).TotalMinutes, 9.5, 10.5);
        using var ledger = await Ledger.StartAsync(cluster.Client);
        await ledger.MoreAsync(200);

        await cluster.KillAsync(2);
        await ledger.MoreAsync(200);

        await ledger.StopAsync();
        await ledger.VerifyAsync();
    }

    /// <summary>Without the <c>faketime</c> command, whose process would stand between the node and who kills it.</summary>
    private static string Ahead(int minutes)
    {
        var library = Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault()
            ?? throw new InvalidOperationException("There is no libfaketime: install Debian's package faketime, as tests/run does.");
        return $"env LD_PRELOAD={library} FAKETIME=+{minutes}m";
    }

    private static async Task<DateTimeOffset> NowAsync(TrackerCluster cluster, int node)
    {
        using var client = cluster.ClientOf(node);
        using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative));
        return answer.Headers.Date!.Value;
    }
}
