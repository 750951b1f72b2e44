using Capacity.Placements;
using Capacity.Sufficiency;
using Capacity.Terms;

namespace Capacity.Tests.Placements;

public class ReachTests
{
    private static readonly Extent Box = new(new(52.0, -2.2), new(52.6, -1.6));

    [Theory]
    [InlineData(52.3, -1.9)]
    [InlineData(52.0, -2.2)]
    [InlineData(52.6, -1.6)]
    public void Inside_it_nothing_is_away(double latitude, double longitude) => Assert.Equal(0, Reach.AtLeast(new(latitude, longitude), Box), 9);

    [Theory]
    [InlineData(51.5, -1.9, 52.0, -1.9)]
    [InlineData(53.0, -1.7, 52.6, -1.7)]
    [InlineData(51.5, -3.0, 52.0, -2.2)]
    public void Outside_the_nearest_edge_counts(double latitude, double longitude, double nearLatitude, double nearLongitude) =>
        Assert.Equal(new Point(latitude, longitude).MilesTo(new(nearLatitude, nearLongitude)), Reach.AtLeast(new(latitude, longitude), Box), 9);

    [Fact]
    public void No_point_of_a_box_is_nearer_than_the_least()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var here = Anywhere(random);
            var (a, b, at) = (Near(random, here), Near(random, here), (random.NextDouble(), random.NextDouble()));
            var box = new Extent(
                new(Math.Min(a.Latitude, b.Latitude), Math.Min(a.Longitude, b.Longitude)), new(Math.Max(a.Latitude, b.Latitude), Math.Max(a.Longitude, b.Longitude)));
            var inside = new Point(Between(box.SouthWest.Latitude, box.NorthEast.Latitude, at.Item1), Between(box.SouthWest.Longitude, box.NorthEast.Longitude, at.Item2));

            Assert.True(Reach.AtLeast(here, box) <= here.MilesTo(inside) + 1e-6, $"From {here} to {box}: {inside} is nearer.");
        }
    }

    [Fact]
    public void A_district_of_which_a_place_may_be_unknown_is_never_beyond()
    {
        var far = new Point(55, -2);

        Assert.True(Reach.IsBeyond(new("d", "E08000025", 3, new(52.3, -1.9), Box), far, 20));
        Assert.False(Reach.IsBeyond(new("d", "E08000025", 3, null, Box), far, 20));
        Assert.False(Reach.IsBeyond(new("d", "E08000025", 3, null, null), far, 20));
    }

    [Fact]
    public void In_doubt_a_district_is_within_reach()
    {
        var district = new DistrictSummary("d", "E08000025", 3, new(52.3, -1.9), Box);
        var here = new Point(51.5, -1.9);
        var edge = Reach.AtLeast(here, Box);

        Assert.False(Reach.IsBeyond(district, here, edge));
        Assert.False(Reach.IsBeyond(district, here, edge - 0.005));
        Assert.True(Reach.IsBeyond(district, here, edge - 0.02));
    }

    private static Point Anywhere(Random random) => new(random.NextDouble() * 178 - 89, random.NextDouble() * 360 - 180);

    private static Point Near(Random random, Point here) =>
        new(Math.Clamp(here.Latitude + random.NextDouble() * 8 - 4, -90, 90), Math.Clamp(here.Longitude + random.NextDouble() * 8 - 4, -180, 180));

    private static double Between(double low, double high, double at) => low + (high - low) * at;
}
