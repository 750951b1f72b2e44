using System.Collections.Frozen;

namespace Capacity.Placements.Authorities;

/// <summary>Which authorities' areas touch: those of the region with each other and with their neighbours outside it.</summary>
public static class Adjoining
{
    private static readonly FrozenSet<(string, string)> Pairs = EmbeddedCsv.Rows("adjoining.csv").SelectMany(r => new[] { (r[0], r[1]), (r[1], r[0]) }).ToFrozenSet();

    /// <summary>Whether they are known to touch; an authority does not adjoin itself.</summary>
    public static bool Are(string one, string other) => Pairs.Contains((one, other));
}
