using Capacity.Settings;

namespace Capacity.Placements;

internal static class HoldDifference
{
    /// <summary>Whether a hold has changed since it was last told; its beds never do.</summary>
    public static bool Differs(this Hold hold, Hold? known) => known is null || hold with { BedIds = known.BedIds } != known;
}
