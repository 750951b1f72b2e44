using System.Runtime.CompilerServices;
using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Postgres;

/// <summary>The journal in a PostgreSQL database, written by any number of nodes.</summary>
internal sealed class PostgresJournal(PostgresStore store) : IJournal
{
    /// <summary>A page of a long read, and a stretch of a purge: a few milliseconds of work, and no transaction held open between them.</summary>
    private const int Page = 500;

    internal static readonly FilterWords Words = new('$', "JOIN", "NOT s.emergency", (column, text) => $"position({text} IN {column}) > 0");

    public async Task<Verdict> CommitAsync(Commit commit)
    {
        CommitShape.Check(commit);
        return await store.CommitAsync(commit);
    }

    public ValueTask<CurrentRow?> ReadAsync(string setting, CancellationToken stop = default) =>
        store.Reads.FirstAsync(Row, $"SELECT {RowColumns} FROM settings s WHERE s.id = $1", stop, setting);

    public async IAsyncEnumerable<CurrentRow> ReadAllAsync(SettingFilter filter, string? after = null, int? limit = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var left = limit ?? int.MaxValue; left > 0;)
        {
            var query = new FilterSql(Words, filter, after, Math.Min(left, Page));
            var rows = await store.Reads.AllAsync(Row, query.Sql, stop, query.Values);
            foreach (var row in rows)
                yield return row;

            if (rows.Count < Page)
                yield break;

            (after, left) = (rows[^1].Id, left - rows.Count);
        }
    }

    public async ValueTask<IReadOnlyList<JournalEvent>> ReadEventsAsync(string setting, int after, int limit, CancellationToken stop = default) =>
        await store.Reads.AllAsync(Event, $"SELECT {EventColumns} FROM events WHERE setting = $1 AND version > $2 ORDER BY version LIMIT $3", stop, setting, after, limit);

    public async IAsyncEnumerable<JournalEvent> ReadEventsUntilAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken stop = default)
    {
        const string Sql = $"SELECT {EventColumns} FROM events WHERE (setting, version) > ($1, $2) AND at <= $3 ORDER BY setting, version LIMIT $4";
        for (var (setting, version, more) = ("", 0, true); more;)
        {
            var events = await store.Reads.AllAsync(Event, Sql, stop, setting, version, Milliseconds(until), Page);
            foreach (var entry in events)
                yield return entry;

            more = events.Count == Page;
            if (more)
                (setting, version) = (events[^1].Setting, events[^1].Version);
        }
    }

    public async ValueTask<IReadOnlyList<(string Setting, int Version)>> ReadNewsAsync(
        DateTimeOffset after, IReadOnlyList<string> kinds, int limit, CancellationToken stop = default) => await store.Reads.AllAsync(
            r => (r.GetString(0), r.GetInt32(1)),
            "SELECT setting, max(version) FROM events WHERE at > $1 AND kind = ANY ($2) GROUP BY setting ORDER BY max(at) DESC, setting LIMIT $3",
            stop, Milliseconds(after), kinds.ToArray(), limit);

    public async ValueTask<IReadOnlyList<JournalEvent>> ReadKindSinceAsync(string kind, DateTimeOffset since, int limit, CancellationToken stop = default) =>
        await store.Reads.AllAsync(Event, $"SELECT {EventColumns} FROM events WHERE at >= $1 AND kind = $2 ORDER BY setting, version LIMIT $3", stop, Milliseconds(since), kind, limit);

    public ValueTask<KeptOutcome?> FindOutcomeAsync(string setting, string caller, string key, DateTimeOffset now, CancellationToken stop = default) => store.Reads.FirstAsync(
        Outcome, $"SELECT {OutcomeColumns} FROM outcomes WHERE setting = $1 AND caller = $2 AND key = $3 AND at > $4", stop, setting, caller, key, Milliseconds(now - KeptOutcome.Lifetime));

    public async ValueTask<IReadOnlyList<string>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken stop = default) =>
        await store.Reads.AllAsync(r => r.GetString(0), "SELECT setting FROM due WHERE at <= $1 ORDER BY at, setting LIMIT $2", stop, Milliseconds(now), limit);

    public async ValueTask<IReadOnlyList<string>> ReadNamingCasesAsync(DateTimeOffset until, string? after, int limit, CancellationToken stop = default)
    {
        const string Sql =
            "SELECT DISTINCT setting FROM events WHERE position('\\x2263617365526566223a22'::bytea IN data) > 0 AND at <= $1 AND setting > $2 ORDER BY setting LIMIT $3";
        return await store.Reads.AllAsync(r => r.GetString(0), Sql, stop, Milliseconds(until), after ?? "", limit);
    }

    public async ValueTask<long> ReadPositionAsync(CancellationToken stop = default) => await store.Reads.NumberAsync(PostgresPlaces.Last, stop, await ForeignAsync(stop));

    public async ValueTask<(IReadOnlyList<CurrentRow> Rows, long Position)> ReadChangedAsync(long position, int limit, CancellationToken stop = default)
    {
        var next = position;
        var rows = await store.Reads.AllAsync(
            r =>
            {
                next = r.IsDBNull(PlaceColumn) ? position : r.GetInt64(PlaceColumn);
                return r.IsDBNull(0) ? null : Row(r);
            },
            PostgresPlaces.Changed, stop, position, limit, await ForeignAsync(stop));
        return ([.. rows.OfType<CurrentRow>()], next);
    }

    public ValueTask<long> NextEpochAsync(CancellationToken stop = default) => store.Writes.NumberAsync("SELECT nextval('epochs')", stop);

    public async ValueTask PurgeOutcomesAsync(DateTimeOffset now, CancellationToken stop = default)
    {
        // What a writer holds is left for the next time, so that neither waits for the other.
        const string Sql =
            """
            WITH gone AS (DELETE FROM outcomes WHERE ctid = ANY (ARRAY(SELECT ctid FROM outcomes WHERE at <= $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1)
            SELECT count(*) FROM gone
            """;
        var old = Milliseconds(now - KeptOutcome.Lifetime);
        while (await store.Writes.NumberAsync(Sql, stop, old, Page) == Page)
        {
            // Commits get their turn between stretches.
        }

        const string OfGrains =
            """
            WITH gone AS (DELETE FROM orleans_states WHERE CASE WHEN name = $1 THEN (convert_from(payload, 'UTF8')::jsonb ->> 'at')::timestamptz <= $2 END RETURNING 1)
            SELECT count(*) FROM gone
            """;
        await store.Writes.NumberAsync(OfGrains, stop, FirstOutcome.StateName, (now - KeptOutcome.Lifetime).UtcDateTime);
    }

    public async Task ProbeAsync(CancellationToken stop = default) => await store.Writes.NumberAsync("UPDATE counters SET value = value + 1 WHERE name = 'probe' RETURNING value", stop);

    private const int PlaceColumn = 14;

    private async ValueTask<long[]> ForeignAsync(CancellationToken stop) => [.. await store.Reads.AllAsync(r => r.GetInt64(0), PostgresPlaces.Foreign, stop)];
}
