namespace Capacity.History;

/// <summary>A setting as it is now: columns for what lists, totals and the clock look for, and the whole state as JSON.</summary>
/// <param name="Emergency">Whether the shorter freshness limit is its own.</param>
/// <param name="DueAt">The next moment at which something of it ends by itself, or null.</param>
public sealed record CurrentRow(
    string Id, int Version, string Name, SettingType Type, Sector Sector, SettingStatus Status, string Authority, string District, string Provider,
    IReadOnlyList<string> Categories, bool Emergency, DateTimeOffset ConfirmedAt, DateTimeOffset? DueAt, ReadOnlyMemory<byte> State);
