using Capacity.History;
using Npgsql;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Postgres;

/// <summary>What a batch writes, in as many statements as tables whatever its size, and its commit: one round trip.</summary>
internal static class BatchStatements
{
    private const string SettingColumns = "id, version, status, type, sector, emergency, confirmed_at, due_at, authority, district, provider, categories, name, name_lower, state";

    private const string Settings = $"unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS r ({SettingColumns})";

    private const string InsertSettings = $"INSERT INTO settings ({SettingColumns}) SELECT {SettingColumns} FROM {Settings}";

    /// <summary>Names all columns: the server compares, and touches no index where none of an index's differs.</summary>
    private const string UpdateSettings =
        $"""
        UPDATE settings s SET version = r.version, status = r.status, type = r.type, sector = r.sector, emergency = r.emergency, confirmed_at = r.confirmed_at, due_at = r.due_at,
            authority = r.authority, district = r.district, provider = r.provider, categories = r.categories, name = r.name, name_lower = r.name_lower, state = r.state
        FROM {Settings} WHERE s.id = r.id
        """;

    private const string InsertEvents =
        $"INSERT INTO events ({EventColumns}, position) SELECT {EventColumns}, $11 + n FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY AS e ({EventColumns}, n)";

    private const string RedactEvents =
        "UPDATE events e SET data = r.data FROM unnest($1, $2, $3) AS r (setting, version, data) WHERE (e.setting, e.version) = (r.setting, r.version)";

    private const string DeleteDue = "DELETE FROM due WHERE setting = ANY ($1)";

    private const string UpsertDue = "INSERT INTO due (setting, at) SELECT setting, at FROM unnest($1, $2) AS d (setting, at) ON CONFLICT (setting) DO UPDATE SET at = excluded.at";

    private const string DeleteCategories =
        "DELETE FROM setting_categories c USING unnest($1, $2) AS g (category, setting) WHERE (c.category, c.setting) = (g.category, g.setting)";

    private const string InsertCategories =
        "INSERT INTO setting_categories (category, setting) SELECT category, setting FROM unnest($1, $2) AS g (category, setting) ON CONFLICT DO NOTHING";

    private const string DeleteOutcomes =
        "DELETE FROM outcomes o USING unnest($1, $2, $3) AS k (setting, caller, key) WHERE (o.setting, o.caller, o.key) = (k.setting, k.caller, k.key)";

    private const string InsertOutcomes =
        $"INSERT INTO outcomes (setting, {OutcomeColumns}) SELECT setting, {OutcomeColumns} FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS o (setting, {OutcomeColumns})";

    /// <summary>Adds a statement whose values take the places <c>$1</c>, <c>$2</c>, …</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });

        batch.BatchCommands.Add(command);
    }

    /// <summary>New settings first: there two nodes that register the same meet, before either has written more.</summary>
    public static void AddAll(this NpgsqlBatch batch, BatchDecision decision, long position)
    {
        batch.AddSettings(InsertSettings, [.. decision.NewRows]);
        batch.AddSettings(UpdateSettings, [.. decision.ChangedRows]);
        batch.AddEvents(decision.Events, position);
        batch.AddRedacted([.. decision.Redacted]);
        batch.AddDues([.. decision.Dues]);
        batch.AddCategories(DeleteCategories, [.. decision.LeftCategories]);
        batch.AddCategories(InsertCategories, [.. decision.JoinedCategories]);
        batch.AddOutcomes([.. decision.OldOutcomes], [.. decision.Outcomes]);
        batch.Add("COMMIT");
    }

    private static void AddSettings(this NpgsqlBatch batch, string sql, CurrentRow[] rows)
    {
        if (rows.Length > 0)
            batch.Add(
                sql, rows.To(r => r.Id), rows.To(r => r.Version), rows.To(r => r.Status.Word()), rows.To(r => r.Type.Word()), rows.To(r => r.Sector.Word()), rows.To(r => r.Emergency),
                rows.To(r => Milliseconds(r.ConfirmedAt)), rows.To(Due), rows.To(r => r.Authority), rows.To(r => r.District), rows.To(r => r.Provider), rows.To(r => Joined(r.Categories)),
                rows.To(r => r.Name), rows.To(r => r.Name.ToLowerInvariant()), rows.To(r => Bytes(r.State)));
    }

    private static void AddEvents(this NpgsqlBatch batch, List<JournalEvent> events, long position)
    {
        if (events.Count == 0)
            return;

        JournalEvent[] all = [.. events];
        batch.Add(
            InsertEvents, all.To(e => e.Setting), all.To(e => e.Version), all.To(e => Milliseconds(e.At)), all.To(e => e.Actor.Kind.Word()), all.To(e => e.Actor.Id), all.To(e => e.Actor.Name),
            all.To(e => e.Actor.Role?.Word()), all.To(e => e.Kind), all.To(e => e.Key), all.To(e => Bytes(e.Data)), position);
    }

    private static void AddRedacted(this NpgsqlBatch batch, JournalEvent[] redacted)
    {
        if (redacted.Length > 0)
            batch.Add(RedactEvents, redacted.To(e => e.Setting), redacted.To(e => e.Version), redacted.To(e => Bytes(e.Data)));
    }

    private static void AddDues(this NpgsqlBatch batch, (string Setting, long? At)[] dues)
    {
        string[] never = [.. dues.Where(d => d.At is null).Select(d => d.Setting)];
        if (never.Length > 0)
            batch.Add(DeleteDue, (object)never);

        (string Setting, long At)[] some = [.. dues.Where(d => d.At is not null).Select(d => (d.Setting, d.At!.Value))];
        if (some.Length > 0)
            batch.Add(UpsertDue, some.To(d => d.Setting), some.To(d => d.At));
    }

    private static void AddCategories(this NpgsqlBatch batch, string sql, (string Category, string Setting)[] pairs)
    {
        if (pairs.Length > 0)
            batch.Add(sql, pairs.To(p => p.Category), pairs.To(p => p.Setting));
    }

    private static void AddOutcomes(this NpgsqlBatch batch, OutcomeOf[] old, KeyValuePair<OutcomeOf, KeptOutcome>[] kept)
    {
        if (old.Length > 0)
            batch.Add(DeleteOutcomes, old.To(o => o.Setting), old.To(o => o.Caller), old.To(o => o.Key));

        if (kept.Length > 0)
            batch.Add(
                InsertOutcomes, kept.To(o => o.Key.Setting), kept.To(o => o.Value.Caller), kept.To(o => o.Value.Key), kept.To(o => o.Value.Fingerprint), kept.To(o => Milliseconds(o.Value.At)),
                kept.To(o => o.Value.Status), kept.To(o => o.Value.Version), kept.To(o => o.Value.Slug), kept.To(o => o.Value.Title));
    }

    private static TColumn[] To<TRow, TColumn>(this TRow[] rows, Converter<TRow, TColumn> column) => Array.ConvertAll(rows, column);
}
