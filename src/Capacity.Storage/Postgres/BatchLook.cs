using Capacity.History;
using Npgsql;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Postgres;

/// <summary>What a batch must know before it decides, read and locked in one round trip as its transaction begins.</summary>
/// <param name="Position">The place before the first of its events.</param>
/// <param name="Heads">Of the settings that are there.</param>
/// <param name="Outcomes">When the batch's keys were used, those that were.</param>
internal sealed record BatchLook(long Position, Dictionary<string, BatchLook.Head> Heads, Dictionary<OutcomeOf, long> Outcomes)
{
    /// <summary>Writing it first keeps it locked: who asks for the writer's last batch waits until this one has ended, however it ends.</summary>
    private static readonly string Begin =
        $"INSERT INTO writers AS w (id, batch, at) VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, at = excluded.at RETURNING {PostgresPlaces.Own}";

    /// <summary>In one order for all batches of all nodes, so that no two wait for each other.</summary>
    private const string Lock = "SELECT id, version, due_at, categories FROM settings WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>After the locks, since a statement sees what was committed before it began.</summary>
    private const string Used = "SELECT o.setting, o.caller, o.key, o.at FROM unnest($1, $2, $3) AS k (setting, caller, key) JOIN outcomes o ON (o.setting, o.caller, o.key) = (k.setting, k.caller, k.key)";

    public static async Task<BatchLook> BeginAsync(NpgsqlConnection connection, Guid writer, long batch, IReadOnlyList<Commit> commits)
    {
        OutcomeOf[] keys = [.. commits.Where(c => c.Outcome is not null).Select(c => OutcomeOf.Of(c.Setting, c.Outcome!)).Distinct()];
        await using var look = new NpgsqlBatch(connection);
        look.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        look.Add(PostgresPlaces.Announce);
        look.Add(Begin, writer, batch);
        look.Add(Lock, (object)commits.Select(c => c.Setting).Distinct().ToArray());
        if (keys.Length > 0)
            look.Add(Used, Array.ConvertAll(keys, k => k.Setting), Array.ConvertAll(keys, k => k.Caller), Array.ConvertAll(keys, k => k.Key));

        await using var reader = await look.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var read = new BatchLook(reader.GetInt64(0), new(StringComparer.Ordinal), []);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            read.Heads.Add(reader.GetString(0), new(reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.GetString(3)));

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            read.Outcomes.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2)), reader.GetInt64(3));

        return read;
    }

    /// <summary>What of the row that is there a batch must know.</summary>
    internal sealed record Head(int Version, long? DueAt, string Categories)
    {
        public static Head Of(CurrentRow row) => new(row.Version, Due(row), Joined(row.Categories));
    }
}
