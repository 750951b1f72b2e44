using Capacity.History;
using Capacity.Testing;
using Npgsql;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>Several nodes write to one database.</summary>
public sealed class PostgresNodesTests : IAsyncLifetime
{
    private string _database = "";
    private PostgresNode _a = null!, _b = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgresNode[] Nodes => [_a, _b];

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        (_a, _b) = (await PostgresNode.OpenAsync(_database), await PostgresNode.OpenAsync(_database));
    }

    public async ValueTask DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
        await PostgresDatabase.DropAsync(_database);
    }

    [Fact]
    public async Task Of_all_who_decided_on_one_version_one_is_committed_and_the_others_see_it_taken()
    {
        // Versions from nought: what is new is kept apart by the table's key, what is there by the row's lock.
        for (var version = 0; version < 4; version++)
        {
            var verdicts = await EachAsync(settings: 30, calls: 3, setting => Change(setting, version));

            Assert.All(verdicts, of => Assert.Equal((1, 5), (of.Count(v => v == Verdict.Committed), of.Count(v => v == Verdict.VersionTaken))));
        }

        for (var s = 0; s < 30; s++)
            Assert.Equal([1, 2, 3, 4], (await _a.Journal.ReadEventsAsync($"s-{s}", 0, 10, Stop)).Select(e => e.Version));
    }

    [Fact]
    public async Task Of_one_key_sent_to_two_nodes_one_is_committed_and_the_others_see_it_used()
    {
        for (var version = 0; version < 3; version++)
        {
            var verdicts = await EachAsync(settings: 30, calls: 3, setting => Change(setting, version, outcome: Outcome($"k-{version}", version: version + 1)));

            Assert.All(verdicts, of => Assert.Equal((1, 5), (of.Count(v => v == Verdict.Committed), of.Count(v => v == Verdict.KeyTaken))));
        }

        for (var s = 0; s < 30; s++)
            Assert.Equal([1, 2, 3], (await _a.Journal.ReadEventsAsync($"s-{s}", 0, 10, Stop)).Select(e => e.Version));
    }

    [Fact]
    public async Task A_key_of_a_setting_that_is_not_there_is_used_once_too()
    {
        var verdicts = await EachAsync(settings: 30, calls: 3, setting => new(setting, 0, [], null, Outcome(version: 0)));

        Assert.All(verdicts, of => Assert.Equal((1, 5), (of.Count(v => v == Verdict.Committed), of.Count(v => v == Verdict.KeyTaken))));
    }

    [Fact]
    public async Task Two_nodes_that_register_the_same_settings_in_different_orders_make_each_once_and_never_block_each_other()
    {
        string[] settings = [.. Enumerable.Range(0, 300).Select(s => $"s-{s:000}")];
        string[][] orders = [settings, [.. settings.Reverse()]];

        var verdicts = await Task.WhenAll(orders.Select((order, node) => Task.Run(
            async () => (await Task.WhenAll(order.Select(s => Nodes[node].Journal.CommitAsync(Change(s, row: r => r with { DueAt = Noon }))))).Zip(order).ToDictionary(v => v.Second, v => v.First),
            Stop)));

        Assert.All(settings, s => Assert.Equal([Verdict.Committed, Verdict.VersionTaken], verdicts.Select(v => v[s]).Order()));
        Assert.Equal(settings, await _a.Journal.ReadAllAsync(new(Category: "residential-ebd"), stop: Stop).Select(r => r.Id).ToListAsync(Stop));
        Assert.Equal(settings, await _a.Journal.ReadDueAsync(Noon, 1_000, Stop));
        Assert.Equal(300, await _a.Journal.ReadEventsUntilAsync(Noon, Stop).CountAsync(Stop));

        // A deadlock would be done again and not be seen in the verdicts, but it costs a second. Sessions report theirs when they end.
        foreach (var node in Nodes)
            await node.DisposeAsync();

        await using var asking = await ForeignAsync();
        await Eventually.TrueAsync(async () => await NumberAsync(asking, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()") == 1);
        Assert.Equal(0, await NumberAsync(asking, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
    }

    [Fact]
    public async Task Epochs_of_two_nodes_never_meet()
    {
        var epochs = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Nodes[n % 2].Journal.NextEpochAsync(Stop).AsTask()));

        Assert.Equal(200, epochs.Distinct().Count());
        Assert.True(await _a.Journal.NextEpochAsync(Stop) > epochs.Max());
    }

    /// <summary>Every setting's commit is called at once so many times on each node. The verdicts, setting by setting.</summary>
    private async Task<IEnumerable<Verdict[]>> EachAsync(int settings, int calls, Func<string, Commit> commit)
    {
        var verdicts = await Task.WhenAll(Nodes.Select(node => Task.Run(
            () => Task.WhenAll(from s in Enumerable.Range(0, settings) from call in Enumerable.Range(0, calls) select node.Journal.CommitAsync(commit($"s-{s}"))), Stop)));

        return verdicts.SelectMany(of => of.Select((verdict, i) => (Setting: i / calls, verdict))).GroupBy(v => v.Setting, v => v.verdict).Select(of => of.ToArray());
    }

    private async Task<NpgsqlConnection> ForeignAsync()
    {
        var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
