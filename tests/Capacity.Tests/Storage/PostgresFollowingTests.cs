using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Npgsql;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>Who follows the journal while several nodes write to it: transactions are not committed in the order of their places.</summary>
public sealed class PostgresFollowingTests : IAsyncLifetime
{
    private string _database = "";
    private PostgresNode _a = null!, _b = null!, _reader = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        (_a, _b, _reader) = (await PostgresNode.OpenAsync(_database), await PostgresNode.OpenAsync(_database), await PostgresNode.OpenAsync(_database));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in (PostgresNode[])[_a, _b, _reader])
            await node.DisposeAsync();

        await PostgresDatabase.DropAsync(_database);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task A_reader_sees_every_change_that_two_nodes_make_while_it_reads(int limit)
    {
        var following = Task.Run(() => FollowAsync(0, limit, seen => seen.Count == 400), Stop);

        // Each setting is changed once, so that no later change can show an earlier one that was missed.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(w => Task.Run(
            async () =>
            {
                for (var s = 0; s < 20; s++)
                    await CommitAsync(w % 2 == 0 ? _a : _b, Change($"s-{w}-{s}"));
            },
            Stop)));

        Assert.All((await following).Values, version => Assert.Equal(1, version));
    }

    [Fact]
    public async Task A_commit_that_began_early_and_ended_late_is_not_missed_by_a_reader_who_saw_later_ones_before_it()
    {
        await CommitAsync(_a, Change("slow"));
        await using var patient = await PostgresNode.OpenAsync(_database, new() { Locking = TimeSpan.FromMinutes(1), Writing = TimeSpan.FromMinutes(1) });
        var position = await PositionAsync(after: 0);

        // Its batch has its place already, and waits for a row that somebody else has locked.
        await using var locker = await ForeignAsync();
        await ExecuteAsync(locker, "BEGIN; SELECT FROM settings WHERE id = 'slow' FOR UPDATE");
        var slow = patient.Journal.CommitAsync(Change("slow", 1));
        await using var watching = await ForeignAsync();
        await Eventually.TrueAsync(async () => await NumberAsync(
            watching, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(s => CommitAsync(s % 2 == 0 ? _a : _b, Change($"s-{s}"))));

        var (shown, next) = await _reader.Journal.ReadChangedAsync(position, 500, Stop);
        Assert.Equal(50, shown.Count);
        Assert.Equal(position, next);
        Assert.Equal(position, await _reader.Journal.ReadPositionAsync(Stop));
        await ExecuteAsync(locker, "COMMIT");
        Assert.Equal(Verdict.Committed, await slow);

        var seen = await FollowAsync(next, 7, seen => seen.Count == 51);
        Assert.Equal(2, seen["slow"]);
    }

    [Fact]
    public async Task A_foreign_transaction_that_stays_open_holds_no_reader_up()
    {
        await CommitAsync(_a, Change("ash"));
        var before = await PositionAsync(after: 0);
        await using var foreign = await ForeignAsync();
        await ExecuteAsync(foreign, "BEGIN; SELECT pg_current_xact_id(); SELECT FROM settings");

        await CommitAsync(_b, Change("oak"));

        var after = await PositionAsync(before);
        Assert.Empty((await _reader.Journal.ReadChangedAsync(after, 10, Stop)).Rows);
        var (rows, next) = await _reader.Journal.ReadChangedAsync(before, 10, Stop);
        Assert.Equal("oak", Assert.Single(rows).Id);
        Assert.Equal(after, next);
    }

    [Fact]
    public async Task A_batch_of_another_database_holds_no_reader_up()
    {
        var other = await PostgresDatabase.CreateAsync();
        await using (var foreign = await ForeignAsync(other))
        {
            await ExecuteAsync(foreign, $"BEGIN; {PostgresPlaces.Announce}; SELECT pg_current_xact_id()");
            await CommitAsync(_a, Change("ash"));

            await PositionAsync(after: 0);
        }

        await PostgresDatabase.DropAsync(other);
    }

    [Fact]
    public async Task Whoever_asks_for_the_position_and_then_reads_the_rows_misses_nothing()
    {
        // As an instance starts: the position first, then all rows, then what changes after the position.
        var writing = Task.WhenAll(Enumerable.Range(0, 10).Select(w => Task.Run(
            async () =>
            {
                for (var s = 0; s < 20; s++)
                    await CommitAsync(w % 2 == 0 ? _a : _b, Change($"s-{w}-{s}"));
            },
            Stop)));
        await Eventually.TrueAsync(async () => await _reader.Journal.ReadPositionAsync(Stop) > 0);

        var position = await _reader.Journal.ReadPositionAsync(Stop);
        var there = await _reader.Journal.ReadAllAsync(SettingFilter.Everything, stop: Stop).Select(r => r.Id).ToListAsync(Stop);
        await writing;

        await FollowAsync(position, 50, seen => seen.Keys.Union(there).Count() == 200);
    }

    /// <summary>Reads on from a position until it has seen enough: the settings with the highest version seen of each.</summary>
    private async Task<Dictionary<string, int>> FollowAsync(long position, int limit, Func<Dictionary<string, int>, bool> isEnough)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        await Eventually.TrueAsync(async () =>
        {
            for (var before = -1L; position > before && !isEnough(seen);)
            {
                before = position;
                (var rows, position) = await _reader.Journal.ReadChangedAsync(position, limit, Stop);
                foreach (var row in rows)
                    seen[row.Id] = Math.Max(row.Version, seen.GetValueOrDefault(row.Id));
            }

            return isEnough(seen);
        });
        return seen;
    }

    /// <summary>Once it has gone on: other databases of the server have transactions too, and one that has just begun may count for a moment.</summary>
    private Task<long> PositionAsync(long after) => Eventually.ValueAsync(async () => await _reader.Journal.ReadPositionAsync(Stop), position => position > after);

    private static async Task CommitAsync(PostgresNode node, Commit commit) => Assert.Equal(Verdict.Committed, await node.Journal.CommitAsync(commit));

    private async Task<NpgsqlConnection> ForeignAsync(string? database = null)
    {
        var connection = new NpgsqlConnection((database ?? _database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
