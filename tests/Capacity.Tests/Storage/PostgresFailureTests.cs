using System.Diagnostics;
using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Npgsql;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>The server dies, stops, sends connections away and turns read-only. The same store is used all the while.</summary>
public sealed class PostgresFailureTests(OwnPostgresServer own) : IClassFixture<OwnPostgresServer>, IAsyncLifetime
{
    private readonly PostgresServer _server = own.Server;
    private string _database = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await _server.CreateDatabaseAsync();

    public async ValueTask DisposeAsync() => await _server.DropDatabaseAsync(_database);

    [Fact]
    public async Task A_server_that_is_killed_again_and_again_loses_nothing_that_was_acknowledged_and_keeps_nothing_twice()
    {
        // One node has its doubts settled by the database, the other leaves them to its callers.
        await using var patient = await PostgresNode.OpenAsync(_database);
        await using var hasty = await PostgresNode.OpenAsync(_database, new() { Settling = TimeSpan.Zero });
        var writers = new PersistentWriters(24, patient.Journal, hasty.Journal);

        for (var kill = 0; kill < 3; kill++)
        {
            await writers.GoOnAsync(100);
            await _server.KillAsync();
            await _server.StartAgainAsync();
        }

        await writers.GoOnAsync(100);
        await writers.AssertEachIsKeptOnceAsync(patient.Journal);
        Assert.NotEqual(0, writers.Lost);
    }

    [Fact]
    public async Task Connections_that_are_cut_under_load_cost_retries_and_nothing_else()
    {
        await using var node = await PostgresNode.OpenAsync(_database);
        var writers = new PersistentWriters(16, node.Journal);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reading = Task.Run(() => ReadOnAsync(node.Journal, enough.Token), Stop);

        for (var cut = 0; cut < 12; cut++)
        {
            await writers.GoOnAsync(30);
            await _server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}' AND pid <> pg_backend_pid()");
        }

        await writers.GoOnAsync(30);
        await writers.AssertEachIsKeptOnceAsync(node.Journal);
        await enough.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task While_the_database_is_read_only_commits_are_refused_as_unavailable_and_reads_go_on()
    {
        await using var node = await PostgresNode.OpenAsync(_database);

        // Both writers have a session that was opened before.
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(s => node.Journal.CommitAsync(Change($"s-{s}"))));
        Assert.All(verdicts, v => Assert.Equal(Verdict.Committed, v));

        await ReloadAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await Eventually.TrueAsync(() => IsRefusedAsync(() => node.Journal.ProbeAsync(Stop)));

        // Sessions hear of it one by one, but those that are asked have by now heard of it, or do before they begin.
        var refusals = await Task.WhenAll(Enumerable.Range(0, 20).Select(s => IsRefusedAsync(() => node.Journal.CommitAsync(Change($"s-{s}", 1)))));
        Assert.All(refusals, Assert.True);
        for (var s = 0; s < 20; s++)
        {
            Assert.Equal(1, (await node.Journal.ReadAsync($"s-{s}", Stop))!.Version);
            Assert.Single(await node.Journal.ReadEventsAsync($"s-{s}", 0, 10, Stop));
        }

        await ReloadAsync("ALTER SYSTEM RESET default_transaction_read_only");
        for (var s = 0; s < 20; s++)
            await Eventually.TrueAsync(async () => !await IsRefusedAsync(() => node.Journal.CommitAsync(Change($"s-{s}", 1))));

        for (var s = 0; s < 20; s++)
            Assert.Equal(2, (await node.Journal.ReadAsync($"s-{s}", Stop))!.Version);
    }

    [Fact]
    public async Task While_the_server_is_stopped_every_call_says_so_at_once_and_goes_through_after_it_is_back()
    {
        await using var node = await PostgresNode.OpenAsync(_database);
        var journal = node.Journal;
        Assert.Equal(Verdict.Committed, await journal.CommitAsync(Change("ash")));
        await _server.StopAsync();

        var began = Stopwatch.GetTimestamp();
        Func<Task>[] calls =
        [
            () => journal.CommitAsync(Change("ash", 1)), () => journal.CommitAsync(Change("oak")), () => journal.ProbeAsync(Stop),
            async () => await journal.ReadAsync("ash", Stop), async () => await journal.ReadAllAsync(SettingFilter.Everything, stop: Stop).ToListAsync(Stop),
            async () => await journal.ReadEventsAsync("ash", 0, 10, Stop), async () => await journal.ReadEventsUntilAsync(Noon, Stop).ToListAsync(Stop),
            async () => await journal.FindOutcomeAsync("ash", "user:u-1", "k-1", Noon, Stop), async () => await journal.ReadDueAsync(Noon, 10, Stop),
            async () => await journal.ReadPositionAsync(Stop), async () => await journal.ReadChangedAsync(0, 10, Stop), async () => await journal.NextEpochAsync(Stop),
            async () => await journal.PurgeOutcomesAsync(Noon, Stop),
        ];
        foreach (var call in calls)
            await Assert.ThrowsAsync<StoreUnavailableException>(call);

        var took = Stopwatch.GetElapsedTime(began);
        await _server.StartAgainAsync();
        Assert.Equal(Verdict.Committed, await journal.CommitAsync(Change("ash", 1)));
        Assert.Equal(2, (await journal.ReadAsync("ash", Stop))!.Version);
        Assert.Null(await journal.ReadAsync("oak", Stop));
        Assert.True(took < TimeSpan.FromSeconds(5), $"The {calls.Length} calls took {took}.");
    }

    private string Name => new NpgsqlConnectionStringBuilder(_database).Database!;

    /// <summary>As an instance does that follows the journal and answers pages, until it is told to end.</summary>
    private static async Task ReadOnAsync(PostgresJournal journal, CancellationToken enough)
    {
        for (var position = 0L; !enough.IsCancellationRequested;)
        {
            try
            {
                (_, position) = await journal.ReadChangedAsync(position, 100, Stop);
                await journal.ReadAllAsync(new(District: "birmingham-northfield"), limit: 10, stop: Stop).ToListAsync(Stop);
            }
            catch (StoreUnavailableException)
            {
                // The next one may be answered.
            }
        }
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private async Task ReloadAsync(string setting)
    {
        await _server.ExecuteAsync(setting);
        await _server.ExecuteAsync("SELECT pg_reload_conf()");
    }
}
