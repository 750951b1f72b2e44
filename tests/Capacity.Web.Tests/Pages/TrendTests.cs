using System.Collections.Immutable;
using Capacity.Sufficiency;
using Capacity.Web.Pages.Sufficiency;
using static Capacity.Testing.A;

namespace Capacity.Web.Tests.Pages;

public class TrendTests
{
    [Fact]
    public void A_line_goes_from_its_least_at_the_foot_to_its_most_at_the_top() =>
        Assert.Equal(("0,45 120,24 240,3", "0,48 0,45 120,24 240,3 240,48"), (Sparkline.Of([10, 15, 20]).Line, Sparkline.Of([10, 15, 20]).Area));

    [Fact]
    public void Numbers_that_do_not_change_lie_in_the_middle() =>
        Assert.Equal("0,24 240,24", Sparkline.Of([7, 7]).Line);

    [Theory]
    [InlineData("12 more than 24 hours ago; between 3 and 20", 8, 3, 20)]
    [InlineData("2 fewer than 24 hours ago; between 6 and 8", 8, 7, 6)]
    [InlineData("As many as 24 hours ago; between 5 and 9", 8, 9, 5, 8)]
    [InlineData("As many as 24 hours ago, and the same at every hour between", 8, 8, 8)]
    public void A_line_is_said_in_words(string said, params int[] values) =>
        Assert.Equal(said, new TrendLine("available", "Available", [.. values]).Sentence("24 hours ago"));

    [Fact]
    public void Hours_before_anything_was_registered_are_no_zeros_and_the_last_point_is_now()
    {
        var now = Noon.AddMinutes(20);
        ImmutableArray<PastPoint> hours = [new(Noon.AddHours(-2), default), new(Noon.AddHours(-1), Beds(5)), new(Noon, Beds(6))];

        var trend = Trend.Of(hours, new(now, Beds(4)));

        Assert.Equal([(Noon.AddHours(-1), 5), (Noon, 6), (now, 4)], trend.Points.Select(p => (p.At, p.Counts.Available)));
        Assert.False(trend.IsEmpty);
        Assert.True(Trend.Of(hours[..2], new(now, Beds(4))).IsEmpty);
    }

    [Theory]
    [InlineData("nothing", 0, 0)]
    [InlineData("nothing", 0, 90)]
    [InlineData("few", 4, 90)]
    [InlineData("some", 5, 100)]
    [InlineData("some", 14, 100)]
    [InlineData("many", 15, 100)]
    [InlineData("many", 1, 1)]
    public void A_map_tells_nothing_few_some_and_many_by_the_share_of_registered_beds(string supply, int available, int registered) =>
        Assert.Equal(supply, Capacity.Terms.Words.Word(Supplies.Of(new(registered, registered - available, 0, available, 0, 0))));

    [Fact]
    public void Every_authority_of_the_region_and_every_birmingham_district_has_a_tile_of_its_own()
    {
        var tiles = RegionTiles.All;

        Assert.Equal(tiles.Length, tiles.DistinctBy(t => (t.Column, t.Row)).Count());
        Assert.Equal(Capacity.Terms.PlaceNames.Authorities.Keys.Except(["E08000025"]).Order(), tiles.Select(t => t.Area).Where(a => a[0] == 'E').Order());
        Assert.Equal(10, tiles.Count(t => t.Area.StartsWith("birmingham-", StringComparison.Ordinal)));
        Assert.All(tiles, t => Assert.True(t.Column < RegionTiles.Columns && t.Row < RegionTiles.Rows));
    }

    private static Counts Beds(int available) => new(10, 10 - available, 0, available, 0, 0);
}
