using System.Text.Json;

namespace Capacity.Web.Boundaries;

/// <summary>How boundaries are kept: as GeoJSON again, with each area's code in <c>id</c>, and nothing that the map does not need.</summary>
internal static class KeptBoundaries
{
    /// <summary>Five decimals of a degree are about a yard.</summary>
    private const int Decimals = 5;

    public static void Write(Stream to, IReadOnlyList<Boundary> boundaries) => JsonSerializer.Serialize(to, new
    {
        type = "FeatureCollection",
        features = boundaries.Select(b => new
        {
            type = "Feature",
            properties = new { id = b.Area },
            geometry = new { type = "MultiPolygon", coordinates = b.Rings.Select(r => new[] { r.Select(Position) }) },
        }),
    });

    private static double[] Position(Point p) => [Math.Round(p.Longitude, Decimals), Math.Round(p.Latitude, Decimals)];
}
