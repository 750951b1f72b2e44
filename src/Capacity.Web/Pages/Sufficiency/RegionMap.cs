using Capacity.Sufficiency;
using Capacity.Web.Boundaries;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>An area of the map with the board that it leads to.</summary>
internal sealed record MapArea(BoardScope Scope, Counts Counts)
{
    public Supply Supply => Supplies.Of(Counts);

    /// <summary>Of its registered beds, in full per cent.</summary>
    public string Share => Counts.Registered == 0 ? "–" : $"{100 * Counts.Available / Counts.Registered}%";

    /// <summary>All that the picture says of it.</summary>
    public string Say => $"{Scope.Name}: {Plural.Number(Counts.Available)} available of {Plural.Number(Counts.Registered)}";
}

/// <summary>The region as a picture: as outlines where they were imported, else as tiles; and every area in a list.</summary>
/// <param name="Tiles">Those of areas that have a setting.</param>
/// <param name="Outlines">Empty: there are none.</param>
/// <param name="Areas">By name; districts of a drawn authority too.</param>
internal sealed record RegionMap(
    IReadOnlyList<(RegionTile Tile, MapArea Area)> Tiles, IReadOnlyList<(Outline Outline, MapArea Area)> Outlines, IReadOnlyList<MapArea> Areas)
{
    public static async Task<RegionMap> ReadAsync(SufficiencyReader reader, IGrainFactory grains, IReadOnlyList<Outline> outlines)
    {
        var (authorities, districts) = (reader.ReadAsync(Dimension.Authority, OfferFilter.None), reader.ReadAsync(Dimension.District, OfferFilter.None));
        var within = (await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync()).ToDictionary(d => d.District, d => d.Authority, StringComparer.Ordinal);
        var areas = (await authorities).Rows.Select(r => new MapArea(new(Dimension.Authority, r.Key, r.Name), r.Counts))
            .Concat((await districts).Rows.Select(r => new MapArea(new(Dimension.District, r.Key, r.Name, within.GetValueOrDefault(r.Key)), r.Counts)))
            .ToDictionary(a => a.Scope.Key, StringComparer.Ordinal);

        (RegionTile, MapArea)[] tiles = [.. RegionTiles.All.Where(t => areas.ContainsKey(t.Area)).Select(t => (t, areas[t.Area]))];
        (Outline, MapArea)[] drawn = [.. outlines.Where(o => areas.ContainsKey(o.Area)).Select(o => (o, areas[o.Area]))];
        var split = RegionTiles.All.Select(t => within.GetValueOrDefault(t.Area)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var listed = areas.Values.Where(a => a.Scope.By == Dimension.Authority || split.Contains(a.Scope.Within ?? ""));
        return new(tiles, drawn, [.. listed.OrderBy(Order, StringComparer.Ordinal)]);
    }

    /// <summary>An authority, then those of its districts that are drawn.</summary>
    private static string Order(MapArea area) =>
        area.Scope.Within is { } authority ? $"{PlaceNames.Authority(authority)}\u0001{area.Scope.Name}" : area.Scope.Name;
}
