namespace Capacity.Tests.Architecture;

/// <summary>Which room may use which. This table is the documentation.</summary>
internal static class Rooms
{
    private static readonly string[] Ground = ["Terms"];
    private static readonly string[] Totals = ["Terms", "Security", "Live", "History"];
    private static readonly string[] Beds = [.. Totals, "Sufficiency"];
    private static readonly string[] People = [.. Beds, "Settings"];

    public static readonly IReadOnlyDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Terms"] = [],
        ["Security"] = Ground,
        ["Live"] = Ground,
        ["History"] = Ground,
        ["Sufficiency"] = Totals,
        ["Settings"] = Beds,
        ["Placements"] = People,
        ["Register"] = People,
    };

    /// <summary>The room of a namespace: <c>Capacity.Terms.Anything</c> is in Terms; the bare root is in none.</summary>
    public static string? Of(string space) =>
        space.StartsWith("Capacity.", StringComparison.Ordinal) ? space.Split('.')[1] : null;

    public static bool Allows(string from, string to) =>
        from == to || (MayUse.TryGetValue(from, out var allowed) && allowed.Contains(to));
}
