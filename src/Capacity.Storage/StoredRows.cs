using System.Data.Common;
using System.Runtime.InteropServices;
using Capacity.History;

namespace Capacity.Storage;

/// <summary>How rows are written in columns and read back: the same in both stores.</summary>
internal static class StoredRows
{
    public const string RowColumns = "s.id, s.version, s.name, s.type, s.sector, s.status, s.authority, s.district, s.provider, s.categories, s.emergency, s.confirmed_at, s.due_at, s.state";

    public const string EventColumns = "setting, version, at, actor_kind, actor_id, actor_name, actor_role, kind, key, data";

    public const string OutcomeColumns = "caller, key, fingerprint, at, status, version, slug, title";

    public static CurrentRow Row(DbDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), Words.Parse<SettingType>(r.GetString(3)), Words.Parse<Sector>(r.GetString(4)), Words.Parse<SettingStatus>(r.GetString(5)),
        r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.GetBoolean(10), At(r.GetInt64(11)),
        r.IsDBNull(12) ? null : At(r.GetInt64(12)), r.GetFieldValue<byte[]>(13));

    public static JournalEvent Event(DbDataReader r) => new(
        r.GetString(0), r.GetInt32(1), At(r.GetInt64(2)), new(Words.Parse<ActorKind>(r.GetString(3)), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : Words.Parse<Role>(r.GetString(6))),
        r.GetString(7), Text(r, 8), r.GetFieldValue<byte[]>(9));

    public static KeptOutcome Outcome(DbDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), At(r.GetInt64(3)), r.GetInt32(4), r.GetInt32(5), Text(r, 6), Text(r, 7));

    /// <summary>In the order of the catalogue or not, as the row has them: categories are slugs, so a space parts them.</summary>
    public static string Joined(IReadOnlyList<string> categories) => string.Join(' ', categories);

    public static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static long? Due(CurrentRow row) => row.DueAt is { } due ? Milliseconds(due) : null;

    public static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var whole) && whole.Offset == 0 && whole.Count == whole.Array!.Length ? whole.Array : memory.ToArray();

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
