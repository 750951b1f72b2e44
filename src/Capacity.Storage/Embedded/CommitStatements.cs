using Capacity.History;
using Microsoft.Data.Sqlite;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Embedded;

/// <summary>One commit inside a batch's transaction: the key, then the version, then the writing.</summary>
internal static class CommitStatements
{
    public static Verdict Apply(Prepared connection, Commit commit)
    {
        if (commit.Outcome is { } outcome && FindOutcome(connection, commit.Setting, outcome.Caller, outcome.Key, outcome.At) is not null)
            return Verdict.KeyTaken;

        var head = connection.First(ReadHead, "SELECT row, version, due_at, name, authority, district, provider, categories FROM settings WHERE id = ?1", commit.Setting);
        if ((head?.Version ?? 0) != commit.ExpectedVersion)
            return Verdict.VersionTaken;

        foreach (var entry in commit.Events)
            Append(connection, entry);

        foreach (var entry in commit.Redacted)
            connection.Run("UPDATE events SET data = ?3 WHERE setting = ?1 AND version = ?2", entry.Setting, entry.Version, Bytes(entry.Data));

        if (commit.Row is { } row && head is null)
            Insert(connection, row);
        else if (commit.Row is { } next)
            Update(connection, head!, next);

        if (commit.Outcome is { } kept)
            Keep(connection, commit.Setting, kept);

        return Verdict.Committed;
    }

    public static KeptOutcome? FindOutcome(Prepared connection, string setting, string caller, string key, DateTimeOffset now) => connection.First(
        Outcome, $"SELECT {OutcomeColumns} FROM outcomes WHERE setting = ?1 AND caller = ?2 AND key = ?3 AND at > ?4", setting, caller, key, Milliseconds(now - KeptOutcome.Lifetime));

    private static void Append(Prepared connection, JournalEvent e) => connection.Run(
        $"INSERT INTO events ({EventColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        e.Setting, e.Version, Milliseconds(e.At), e.Actor.Kind.Word(), e.Actor.Id, e.Actor.Name, e.Actor.Role?.Word(), e.Kind, e.Key, Bytes(e.Data));

    private static void Insert(Prepared connection, CurrentRow row)
    {
        connection.Run(
            """
            INSERT INTO settings (id, version, status, type, sector, emergency, confirmed_at, due_at, authority, district, provider, categories, name, name_lower, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """,
            row.Id, row.Version, row.Status.Word(), row.Type.Word(), row.Sector.Word(), row.Emergency, Milliseconds(row.ConfirmedAt), Due(row),
            row.Authority, row.District, row.Provider, Joined(row.Categories), row.Name, row.Name.ToLowerInvariant(), Bytes(row.State));
        InsertCategories(connection, row);
    }

    /// <summary>Most changes touch nothing that is indexed: the columns with an index are written only when they differ.</summary>
    private static void Update(Prepared connection, Head head, CurrentRow row)
    {
        connection.Run(
            "UPDATE settings SET version = ?2, status = ?3, type = ?4, sector = ?5, emergency = ?6, confirmed_at = ?7, state = ?8 WHERE row = ?1",
            head.Row, row.Version, row.Status.Word(), row.Type.Word(), row.Sector.Word(), row.Emergency, Milliseconds(row.ConfirmedAt), Bytes(row.State));

        if (head.DueAt != Due(row))
            connection.Run("UPDATE settings SET due_at = ?2 WHERE row = ?1", head.Row, Due(row));

        var place = new Place(row.Name, row.Authority, row.District, row.Provider, Joined(row.Categories));
        if (head.Place == place)
            return;

        connection.Run(
            "UPDATE settings SET name = ?2, name_lower = ?3, authority = ?4, district = ?5, provider = ?6, categories = ?7 WHERE row = ?1",
            head.Row, row.Name, row.Name.ToLowerInvariant(), row.Authority, row.District, row.Provider, place.Categories);
        if (head.Place.Categories == place.Categories)
            return;

        foreach (var category in head.Place.Categories.Split(' '))
            connection.Run("DELETE FROM setting_categories WHERE category = ?1 AND setting = ?2", category, row.Id);

        InsertCategories(connection, row);
    }

    private static void InsertCategories(Prepared connection, CurrentRow row)
    {
        foreach (var category in row.Categories)
            connection.Run("INSERT OR IGNORE INTO setting_categories (category, setting) VALUES (?1, ?2)", category, row.Id);
    }

    /// <summary>A row that is still there was found too old, so it gives way.</summary>
    private static void Keep(Prepared connection, string setting, KeptOutcome o) => connection.Run(
        $"INSERT OR REPLACE INTO outcomes (setting, {OutcomeColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        setting, o.Caller, o.Key, o.Fingerprint, Milliseconds(o.At), o.Status, o.Version, o.Slug, o.Title);

    private static Head ReadHead(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetInt32(1), r.IsDBNull(2) ? null : r.GetInt64(2), new(r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7)));

    /// <summary>What of the row that is there an update must know.</summary>
    private sealed record Head(long Row, int Version, long? DueAt, Place Place);

    private sealed record Place(string Name, string Authority, string District, string Provider, string Categories);
}
