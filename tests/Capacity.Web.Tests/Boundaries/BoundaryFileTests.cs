using System.Text;
using Capacity.Web.Boundaries;

namespace Capacity.Web.Tests.Boundaries;

public class BoundaryFileTests
{
    private const string Square = "[[-2,52],[-1,52],[-1,53],[-2,53],[-2,52]]", Solihull = "E08000029";

    [Theory]
    [InlineData("LAD23CD"), InlineData("lad24cd"), InlineData("CTYUA25CD"), InlineData("id")]
    public void The_areas_of_the_region_are_found_by_the_codes_of_the_ons(string property)
    {
        var boundary = Assert.Single(Read(Collection(Feature(Solihull, Square, property), Feature("E06000001", Square, property))));

        Assert.Equal((Solihull, new Capacity.Terms.Point(52, -2), 5), (boundary.Area, boundary.Rings[0][0], Assert.Single(boundary.Rings).Count));
    }

    [Fact]
    public void Parts_and_holes_are_rings()
    {
        var feature = $$$"""{"type":"Feature","properties":{"LAD23CD":"{{{Solihull}}}"},"geometry":{"type":"MultiPolygon","coordinates":[[{{{Square}}},{{{Square}}}],[{{{Square}}}]]}}""";

        Assert.Equal(3, Assert.Single(Read(Collection(feature))).Rings.Count);
    }

    [Fact]
    public void A_district_is_an_area_too_and_another_property_can_be_named() =>
        Assert.Equal("birmingham-yardley", Assert.Single(Read(Collection(Feature("birmingham-yardley", Square, "ward")), "ward")).Area);

    [Fact]
    public void What_is_kept_reads_as_what_was_imported()
    {
        var boundaries = Read(Collection(Feature(Solihull, Square), Feature("E08000025", Square)));
        using var kept = new MemoryStream();
        KeptBoundaries.Write(kept, boundaries);
        kept.Position = 0;

        Assert.Equal(boundaries.Select(b => (b.Area, b.Rings[0][2])), BoundaryFile.Read(kept).Select(b => (b.Area, b.Rings[0][2])));
    }

    [Theory]
    [InlineData("no json", "The file is no JSON")]
    [InlineData("""{"type":"Feature"}""", "The file is no GeoJSON FeatureCollection.")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "No feature is an area of the region")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"name":"Solihull"}}]}""", "Feature 1 has no property that holds its code")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"id":"E08000029"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "Feature 1 is a Point: a Polygon or a MultiPolygon is needed.")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"id":"E08000029"}}]}""", "Feature 1 has no geometry.")]
    public void A_file_that_cannot_be_used_is_refused_with_the_reason(string json, string reason) => Refused(json, reason);

    [Theory]
    [InlineData("[[-2,52],[-1,52],[-2,52]]", "Feature 1 has a ring that does not close.")]
    [InlineData("[[-2,52],[-1,52],[-1,53],[-2,53]]", "Feature 1 has a ring that does not close.")]
    [InlineData("[[411000,279000],[412000,279000],[412000,280000],[411000,279000]]", "Feature 1 is not in longitude and latitude")]
    [InlineData("[[-2],[-1],[-1],[-2]]", "Feature 1 has a position that is not two numbers.")]
    [InlineData("5", "Feature 1 has coordinates that are no list.")]
    public void A_ring_that_is_none_is_refused_with_its_feature(string ring, string reason) => Refused(Collection(Feature(Solihull, ring)), reason);

    [Fact]
    public void An_area_that_is_there_twice_is_refused() => Refused(Collection(Feature(Solihull, Square), Feature(Solihull, Square)), "Feature 2: E08000029 is there twice.");

    private static void Refused(string json, string reason) => Assert.StartsWith(reason, Assert.Throws<BadBoundariesException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<Boundary> Read(string json, string? property = null) => BoundaryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), property);

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string area, string ring, string property = "LAD23CD") =>
        $$$"""{"type":"Feature","properties":{"{{{property}}}":"{{{area}}}"},"geometry":{"type":"Polygon","coordinates":[{{{ring}}}]}}""";
}
