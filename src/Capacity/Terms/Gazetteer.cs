using System.Collections.Frozen;
using System.Globalization;

namespace Capacity.Terms;

/// <summary>Where the region's outcodes lie: their centroids, public facts that ship with the product.</summary>
public static class Gazetteer
{
    private static readonly FrozenDictionary<string, Point> Outcodes = EmbeddedCsv.Rows("outcodes.csv").ToFrozenDictionary(
        r => r[0], r => new Point(double.Parse(r[1], CultureInfo.InvariantCulture), double.Parse(r[2], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Point> All => Outcodes;

    /// <summary>The centroid of a normalised postcode's outcode, or null where the outcode is not known.</summary>
    public static Point? Find(string postcode) => Outcodes.TryGetValue(Postcode.Outcode(postcode), out var point) ? point : null;
}
