using System.Text.Json;
using System.Text.RegularExpressions;

namespace Capacity.Web.Boundaries;

/// <summary>
/// Boundaries out of GeoJSON (RFC 7946), as the ONS Open Geography Portal offers them: polygons in longitude and latitude, each with its area's code in a property such as
/// <c>LAD23CD</c> or <c>CTYUA24CD</c>. Features of areas that are not the region's are left out.
/// </summary>
internal static partial class BoundaryFile
{
    /// <summary>The generalised clippings of the ONS are far smaller; a full one is of no use on a page.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <param name="json">The file.</param>
    /// <param name="property">That holds the code; null: the one that looks like the ONS's, or <c>id</c>.</param>
    /// <exception cref="BadBoundariesException">It cannot be used.</exception>
    public static IReadOnlyList<Boundary> Read(Stream json, string? property = null)
    {
        if (json.CanSeek && json.Length > MostBytes) throw new BadBoundariesException("The file is larger than 64 MB: download the generalised boundaries (BGC or BUC) of the ONS.");
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, property);
        }
        catch (JsonException e)
        {
            throw new BadBoundariesException($"The file is no JSON: {e.Message}", e);
        }
    }

    private static Boundary[] Read(JsonElement root, string? property)
    {
        if (Text(root, "type") != "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            throw new BadBoundariesException("The file is no GeoJSON FeatureCollection.");
        var found = new Dictionary<string, Boundary>(StringComparer.Ordinal);
        foreach (var (feature, number) in features.EnumerateArray().Select((f, i) => (f, i + 1)))
        {
            var area = Area(feature, number, property);
            if (!PlaceNames.Authorities.ContainsKey(area) && !Slug.IsId(area)) continue;
            if (!found.TryAdd(area, new(area, Rings(feature, number)))) throw new BadBoundariesException($"Feature {number}: {area} is there twice.");
        }
        return found.Count > 0 ? [.. found.Values] : throw new BadBoundariesException("No feature is an area of the region: the codes are those of upper-tier and unitary authorities, like E08000025.");
    }

    private static string Area(JsonElement feature, int number, string? property)
    {
        if (feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            foreach (var member in properties.EnumerateObject())
                if ((property is null ? member.Name == "id" || CodeName().IsMatch(member.Name) : member.Name == property) && member.Value.ValueKind == JsonValueKind.String)
                    return member.Value.GetString()!;
        throw new BadBoundariesException(property is null
            ? $"Feature {number} has no property that holds its code, such as LAD23CD or CTYUA24CD: name it with --property."
            : $"Feature {number} has no property {property}.");
    }

    private static List<IReadOnlyList<Point>> Rings(JsonElement feature, int number)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates))
            throw new BadBoundariesException($"Feature {number} has no geometry.");
        JsonElement[] polygons = Text(geometry, "type") switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => [.. Items(coordinates, number)],
            var other => throw new BadBoundariesException($"Feature {number} is a {other ?? "geometry without a type"}: a Polygon or a MultiPolygon is needed."),
        };
        return [.. polygons.SelectMany(p => Items(p, number)).Select(ring => Ring(ring, number))];
    }

    private static Point[] Ring(JsonElement ring, int number)
    {
        Point[] points = [.. Items(ring, number).Select(p => Position(p, number))];
        if (points.Length < 4 || points[0] != points[^1]) throw new BadBoundariesException($"Feature {number} has a ring that does not close.");
        return points;
    }

    private static Point Position(JsonElement position, int number)
    {
        JsonElement[] numbers = [.. Items(position, number)];
        if (numbers.Length < 2 || numbers.Any(n => n.ValueKind != JsonValueKind.Number)) throw new BadBoundariesException($"Feature {number} has a position that is not two numbers.");
        var (longitude, latitude) = (numbers[0].GetDouble(), numbers[1].GetDouble());
        return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new(latitude, longitude)
            : throw new BadBoundariesException($"Feature {number} is not in longitude and latitude: download the GeoJSON in WGS 84 (EPSG:4326), not in the British National Grid.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list, int number) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new BadBoundariesException($"Feature {number} has coordinates that are no list.");

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\A(LAD|LTLA|UTLA|CTYUA|CTY|UA)[0-9]{2}CD\z", RegexOptions.IgnoreCase)]
    private static partial Regex CodeName();
}
