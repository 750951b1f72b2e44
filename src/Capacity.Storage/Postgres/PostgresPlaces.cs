using System.Globalization;

namespace Capacity.Storage.Postgres;

/// <summary>
/// Where an event stands in the journal: its transaction's id, then its number within. Several nodes write at once, so one with a lower id may be committed after one with
/// a higher: a reader goes no further than below the lowest that is still under way (its "edge").
/// </summary>
internal static class PostgresPlaces
{
    private const int Bits = 20;

    private const string LockParts = "724219, 311";

    /// <summary>A batch says what it is before it has an id, so that readers need wait for nobody else's transactions, which may take hours. It hinders nobody.</summary>
    public const string Announce = $"SELECT pg_advisory_xact_lock_shared({LockParts})";

    /// <summary>The place of a transaction's first event, less one.</summary>
    public static readonly string Own = string.Create(CultureInfo.InvariantCulture, $"(({Base} + pg_current_xact_id()::text::bigint) << {Bits})");

    /// <summary>
    /// Ids under way that are not of batches, 32 bits of each. To be asked for before the statement that uses them: locks are let go of after an id has ended, so that what is taken for
    /// another's here is one or has ended by then.
    /// </summary>
    public const string Foreign =
        $"""
        SELECT x FROM (
            SELECT array_agg(transactionid::text::bigint) FILTER (WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock') AS ids
            FROM pg_locks GROUP BY virtualtransaction
            HAVING NOT bool_or(locktype = 'advisory' AND (classid::bigint, objid::bigint, objsubid) = ({LockParts}, 2) AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        ) others, unnest(others.ids) x
        """;

    /// <summary>The place of the last event below the edge; <c>$1</c> is the foreign ids. An event's own place and not the edge: ids that left no trace are given again after a crash.</summary>
    public static readonly string Last = $"SELECT coalesce((SELECT max(position) FROM events WHERE position < {Edge("$1")}), 0)";

    /// <summary>
    /// The rows of settings with an event after <c>$1</c>, of <c>$2</c> events, and in a last column the place to go on from, <c>$3</c> being the foreign ids. What was committed beyond the edge
    /// is shown now and again later.
    /// </summary>
    public static readonly string Changed =
        $"""
        WITH news AS MATERIALIZED (SELECT setting, position FROM events WHERE position > $1 ORDER BY position LIMIT $2),
        reached AS (SELECT (SELECT max(position) FROM news WHERE position < {Edge("$3")}) AS place, (SELECT array_agg(DISTINCT setting) FROM news) AS ids)
        SELECT {StoredRows.RowColumns}, reached.place FROM reached LEFT JOIN settings s ON s.id = ANY (reached.ids) ORDER BY s.id
        """;

    /// <summary>A database that was restored into a server with lower transaction ids goes on above the places that it has.</summary>
    public static readonly string Rebase = string.Create(
        CultureInfo.InvariantCulture,
        $"UPDATE counters SET value = (SELECT max(position) >> {Bits} FROM events) + 1 WHERE name = 'base' AND (SELECT max(position) FROM events) >= (value + pg_current_xact_id()::text::bigint) << {Bits}");

    private const string Base = "(SELECT value FROM counters WHERE name = 'base')";

    private static string Edge(string foreign) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        (SELECT ({Base} + least(
            pg_snapshot_xmax(s)::text::bigint, (SELECT min(x::text::bigint) FROM pg_snapshot_xip(s) x WHERE NOT (x::text::bigint & 4294967295) = ANY ({foreign})))) << {Bits}
        FROM pg_current_snapshot() s)
        """);
}
