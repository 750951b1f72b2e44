using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>Where an area's tile stands on the region's map: columns from the west and rows from the north, from 0.</summary>
/// <param name="Area">An authority's ONS code, or a district of one that is drawn by its districts.</param>
/// <param name="Short">Three letters, where a name does not fit.</param>
public sealed record RegionTile(string Area, int Column, int Row, string Short);

/// <summary>
/// The region as tiles of one size, each about where it lies: our own layout, by the areas' neighbours and compass points and from no other map. Birmingham is drawn by its
/// ten districts, every other authority as one.
/// </summary>
public static class RegionTiles
{
    public static ImmutableArray<RegionTile> All { get; } =
        [.. EmbeddedCsv.Rows("tiles.csv").Select(r => new RegionTile(r[0], int.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(r[2], System.Globalization.CultureInfo.InvariantCulture), r[3]))];

    public const int Columns = 8, Rows = 6;
}
