using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Npgsql;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>The line breaks between a commit and its answer. Whether it was kept is read back, so its caller hears what is so.</summary>
public sealed class PostgresUnansweredCommitTests : IAsyncLifetime
{
    private string _database = "";
    private BreakableLine _line = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _line = new(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await PostgresDatabase.DropAsync(_database);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_found_to_be_kept(bool isFirst)
    {
        await using var node = await OpenAsync(isFirst);
        var version = isFirst ? 0 : 1;
        _line.LoseNextAnswer();

        var verdict = await node.Journal.CommitAsync(Change("ash", version, outcome: Outcome(version: version + 1)));

        Assert.Equal((Verdict.Committed, 1), (verdict, _line.Broken));
        await AssertTrailAsync(node, version + 1, batches: version + 1);
        Assert.Equal(Verdict.Committed, await node.Journal.CommitAsync(Change("ash", version + 1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_is_lost_on_its_way_is_made_again_once(bool isFirst)
    {
        await using var node = await OpenAsync(isFirst);
        var version = isFirst ? 0 : 1;
        _line.LoseNextRequest();

        var verdict = await node.Journal.CommitAsync(Change("ash", version, outcome: Outcome(version: version + 1)));

        Assert.Equal((Verdict.Committed, 1), (verdict, _line.Broken));
        await AssertTrailAsync(node, version + 1, batches: version + 2);
        Assert.Equal(Verdict.Committed, await node.Journal.CommitAsync(Change("ash", version + 1)));
    }

    [Fact]
    public async Task A_commit_that_arrives_after_its_line_broke_is_waited_for()
    {
        await using var node = await OpenAsync(isFirst: false);
        _line.DelayNextRequest();

        var committing = node.Journal.CommitAsync(Change("ash", 1));
        await Eventually.TrueAsync(AnyoneWaitsAsync);
        Assert.False(committing.IsCompleted);
        _line.LetThrough();

        Assert.Equal((Verdict.Committed, 1), (await committing, _line.Broken));
        await AssertTrailAsync(node, 2, batches: 2);
    }

    [Fact]
    public async Task A_commit_that_never_arrives_is_given_up_by_the_server_and_made_again()
    {
        await using var node = await OpenAsync(isFirst: false, new() { Silence = TimeSpan.FromMilliseconds(500) });
        _line.DelayNextRequest();

        var verdict = await node.Journal.CommitAsync(Change("ash", 1));
        _line.LetThrough();

        Assert.Equal((Verdict.Committed, 1), (verdict, _line.Broken));
        await AssertTrailAsync(node, 2, batches: 3);
    }

    [Fact]
    public async Task Where_the_database_cannot_be_asked_the_caller_asks_with_the_key_of_the_commit()
    {
        await using var node = await OpenAsync(isFirst: false, new() { Settling = TimeSpan.Zero });
        var commit = Change("ash", 1, outcome: Outcome(version: 2));
        _line.LoseNextAnswerAndGoDown();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => node.Journal.CommitAsync(commit));
        _line.GoUp();

        Assert.Equal(Verdict.KeyTaken, await node.Journal.CommitAsync(commit));
        Assert.Equal(Outcome(version: 2), await node.Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon, Stop));
        await AssertTrailAsync(node, 2, batches: 2);
    }

    [Fact]
    public async Task A_whole_batch_whose_answer_is_lost_is_kept_with_each_verdict_of_it()
    {
        await using var node = await OpenAsync(isFirst: false);
        _line.LoseNextAnswer();

        var verdicts = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => node.Journal.CommitAsync(Change("ash", 1))));

        Assert.Equal((1, 4), (verdicts.Count(v => v == Verdict.Committed), verdicts.Count(v => v == Verdict.VersionTaken)));
        Assert.Equal(1, _line.Broken);
        Assert.Equal([1, 2], (await node.Journal.ReadEventsAsync("ash", 0, 10, Stop)).Select(e => e.Version));
    }

    /// <summary>With one writer, whose batches can be counted.</summary>
    private async Task<PostgresNode> OpenAsync(bool isFirst, PostgresOptions? options = null)
    {
        var node = await PostgresNode.OpenAsync(_line.ConnectionString, (options ?? new()) with { Writers = 1 });
        if (!isFirst)
            Assert.Equal(Verdict.Committed, await node.Journal.CommitAsync(Change("ash")));

        return node;
    }

    private async Task AssertTrailAsync(PostgresNode node, int version, long batches)
    {
        Assert.Equal(Enumerable.Range(1, version), (await node.Journal.ReadEventsAsync("ash", 0, 10, Stop)).Select(e => e.Version));
        Assert.Equal(version, (await node.Journal.ReadAsync("ash", Stop))!.Version);
        Assert.Equal(batches, await NumberAsync("SELECT batch FROM writers"));
    }

    /// <summary>Whether a session waits for another to end, as one does that asks for the fate of a commit under way.</summary>
    private async Task<bool> AnyoneWaitsAsync() =>
        await NumberAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") > 0;

    private async Task<long> NumberAsync(string sql)
    {
        await using var direct = new NpgsqlConnection(_database + ";Pooling=false");
        await direct.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, direct);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
