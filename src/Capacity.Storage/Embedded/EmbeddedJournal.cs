using System.Runtime.CompilerServices;
using System.Text.Json;
using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Embedded;

/// <summary>The journal in one SQLite file.</summary>
internal sealed class EmbeddedJournal(EmbeddedStore store) : IJournal
{
    /// <summary>A page of a long read, and a stretch of a purge: a few milliseconds of work.</summary>
    private const int Page = 500;

    /// <summary>Events stand in the order of their commits, and so of their times but for a clock that was set back: by less than this.</summary>
    private static readonly TimeSpan SetBack = TimeSpan.FromHours(2);

    /// <summary>The category's own list leads, since it is in the order of ids already: SQLite keeps the order of a CROSS JOIN.</summary>
    internal static readonly FilterWords Words = new('?', "CROSS JOIN", "s.emergency = 0", (column, text) => $"instr({column}, {text}) > 0");

    public async Task<Verdict> CommitAsync(Commit commit)
    {
        CommitShape.Check(commit);
        return await store.Writer.WriteAsync(c => CommitStatements.Apply(c, commit));
    }

    public ValueTask<CurrentRow?> ReadAsync(string setting, CancellationToken stop = default) =>
        Read(c => c.First(Row, $"SELECT {RowColumns} FROM settings s WHERE s.id = ?1", setting), stop);

    public async IAsyncEnumerable<CurrentRow> ReadAllAsync(SettingFilter filter, string? after = null, int? limit = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var left = limit ?? int.MaxValue; left > 0;)
        {
            var query = new FilterSql(Words, filter, after, Math.Min(left, Page));
            var rows = await ReadAsideAsync(c => c.All(Row, query.Sql, query.Values), stop);
            foreach (var row in rows)
                yield return row;

            if (rows.Count < Page)
                yield break;

            (after, left) = (rows[^1].Id, left - rows.Count);
        }
    }

    public ValueTask<IReadOnlyList<JournalEvent>> ReadEventsAsync(string setting, int after, int limit, CancellationToken stop = default) => Read<IReadOnlyList<JournalEvent>>(
        c => c.All(Event, $"SELECT {EventColumns} FROM events WHERE setting = ?1 AND version > ?2 ORDER BY version LIMIT ?3", setting, after, limit), stop);

    public async IAsyncEnumerable<JournalEvent> ReadEventsUntilAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken stop = default)
    {
        const string Sql = $"SELECT {EventColumns} FROM events WHERE (setting, version) > (?1, ?2) AND at <= ?3 ORDER BY setting, version LIMIT ?4";
        for (var (setting, version, more) = ("", 0, true); more;)
        {
            var (lastSetting, lastVersion) = (setting, version);
            var events = await ReadAsideAsync(c => c.All(Event, Sql, lastSetting, lastVersion, Milliseconds(until), Page), stop);
            foreach (var entry in events)
                yield return entry;

            more = events.Count == Page;
            if (more)
                (setting, version) = (events[^1].Setting, events[^1].Version);
        }
    }

    public ValueTask<IReadOnlyList<(string Setting, int Version)>> ReadNewsAsync(DateTimeOffset after, IReadOnlyList<string> kinds, int limit, CancellationToken stop = default) =>
        Read<IReadOnlyList<(string, int)>>(
            c => c.All(
                r => (r.GetString(0), r.GetInt32(1)),
                "SELECT setting, max(version) FROM events WHERE at > ?1 AND kind IN (SELECT value FROM json_each(?2)) GROUP BY setting ORDER BY max(at) DESC, setting LIMIT ?3",
                Milliseconds(after), JsonSerializer.Serialize(kinds), limit), stop);

    public ValueTask<IReadOnlyList<JournalEvent>> ReadKindSinceAsync(string kind, DateTimeOffset since, int limit, CancellationToken stop = default)
    {
        const string Sql = $"""
            SELECT {EventColumns} FROM events WHERE position > coalesce((SELECT position FROM events WHERE at < ?1 ORDER BY position DESC LIMIT 1), 0) AND at >= ?2 AND kind = ?3
            ORDER BY setting, version LIMIT ?4
            """;
        return Read<IReadOnlyList<JournalEvent>>(c => c.All(Event, Sql, Milliseconds(since - SetBack), Milliseconds(since), kind, limit), stop);
    }

    public ValueTask<KeptOutcome?> FindOutcomeAsync(string setting, string caller, string key, DateTimeOffset now, CancellationToken stop = default) =>
        Read(c => CommitStatements.FindOutcome(c, setting, caller, key, now), stop);

    public ValueTask<IReadOnlyList<string>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken stop = default) => Read<IReadOnlyList<string>>(
        c => c.All(r => r.GetString(0), "SELECT id FROM settings WHERE due_at <= ?1 ORDER BY due_at, id LIMIT ?2", Milliseconds(now), limit), stop);

    public ValueTask<IReadOnlyList<string>> ReadNamingCasesAsync(DateTimeOffset until, string? after, int limit, CancellationToken stop = default) => Read<IReadOnlyList<string>>(
        c => c.All(
            r => r.GetString(0), "SELECT DISTINCT setting FROM events WHERE instr(data, X'2263617365526566223A22') > 0 AND at <= ?1 AND setting > ?2 ORDER BY setting LIMIT ?3",
            Milliseconds(until), after ?? "", limit), stop);

    public ValueTask<long> ReadPositionAsync(CancellationToken stop = default) => Read(c => c.Number("SELECT max(position) FROM events") ?? 0, stop);

    public ValueTask<(IReadOnlyList<CurrentRow> Rows, long Position)> ReadChangedAsync(long position, int limit, CancellationToken stop = default) =>
        Read<(IReadOnlyList<CurrentRow>, long)>(c =>
        {
            // One writer gives positions in the order of commits, so that nothing can still appear below one that is seen. The rows are read after the events, and are never older.
            if (c.Number("SELECT max(position) FROM (SELECT position FROM events WHERE position > ?1 ORDER BY position LIMIT ?2)", position, limit) is not { } last)
                return ([], position);

            const string Sql = $"SELECT {RowColumns} FROM settings s WHERE s.id IN (SELECT e.setting FROM events e WHERE e.position > ?1 AND e.position <= ?2) ORDER BY s.id";
            return (c.All(Row, Sql, position, last), last);
        }, stop);

    public async ValueTask<long> NextEpochAsync(CancellationToken stop = default) => await CountAsync("epoch").WaitAsync(stop);

    public async ValueTask PurgeOutcomesAsync(DateTimeOffset now, CancellationToken stop = default)
    {
        const string Sql = "DELETE FROM outcomes WHERE (setting, caller, key) IN (SELECT setting, caller, key FROM outcomes WHERE at <= ?1 ORDER BY at LIMIT ?2)";
        var old = Milliseconds(now - KeptOutcome.Lifetime);
        while (await store.Writer.WriteAsync(c => c.Run(Sql, old, Page)).WaitAsync(stop) == Page)
        {
            // Commits get their turn between stretches.
        }

        const string OfGrains = "DELETE FROM grain_states WHERE rowid IN (SELECT rowid FROM grain_states WHERE name = ?1 AND CAST(data AS TEXT) ->> '$.at' <= ?2 LIMIT ?3)";
        while (await store.Writer.WriteAsync(c => c.Run(OfGrains, FirstOutcome.StateName, Instant.Text(now - KeptOutcome.Lifetime), Page)).WaitAsync(stop) == Page)
        {
            // So they do here.
        }
    }

    public async Task ProbeAsync(CancellationToken stop = default) => await CountAsync("probe").WaitAsync(stop);

    private Task<long> CountAsync(string counter) =>
        store.Writer.WriteAsync(c => c.Number("UPDATE counters SET value = value + 1 WHERE name = ?1 RETURNING value", counter)!.Value);

    /// <summary>A read of one look: shorter than handing it to another thread.</summary>
    private ValueTask<T> Read<T>(Func<Prepared, T> read, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(stop);

        try
        {
            return new(store.Readers.Read(read));
        }
        catch (Exception fault)
        {
            return ValueTask.FromException<T>(fault);
        }
    }

    /// <summary>A page of a long read, off the caller's thread, so that a grain that walks through it does not hold its own.</summary>
    private Task<T> ReadAsideAsync<T>(Func<Prepared, T> read, CancellationToken stop) => Task.Run(() => store.Readers.Read(read), stop);
}
