using Capacity.Terms;
using Capacity.Web.Boundaries;

namespace Capacity.Web.Tests.Boundaries;

public class OutlineDrawingTests
{
    [Fact]
    public void North_is_up_and_a_mile_is_as_long_eastwards_as_northwards()
    {
        // On the sixtieth parallel a degree of longitude is half as long as one of latitude.
        var drawing = OutlineDrawing.Of([new("E08000029", [Ring((59, 0), (59, 2), (61, 2), (61, 0))])]);

        Assert.Equal(2000, drawing.Height);
        Assert.Equal(new("E08000029", "M0 2000L1000 2000L1000 0L0 0Z", 500, 1000), Assert.Single(drawing.Outlines));
    }

    [Fact]
    public void A_line_that_hardly_strays_is_drawn_straight_and_a_corner_stays()
    {
        var simple = OutlineDrawing.Simplified([(0, 0), (50, 0.5), (100, 0), (100, 100), (50, 103), (0, 100), (0, 0)]);

        Assert.Equal([(0, 0), (100, 0), (100, 100), (50, 103), (0, 100), (0, 0)], simple);
    }

    [Fact]
    public void A_part_too_small_to_be_seen_is_left_out_and_the_number_stands_in_the_largest()
    {
        var drawing = OutlineDrawing.Of([new("E08000029", [Ring((52, 0), (52, 0.0005), (52.0005, 0.0005), (52.0005, 0)), Ring((52, 1), (52, 2), (53, 2), (53, 1))])]);

        var outline = Assert.Single(drawing.Outlines);
        Assert.Equal(1, outline.Path.Count(c => c == 'M'));
        Assert.Equal(750, outline.LabelX);
    }

    [Fact]
    public void Without_boundaries_nothing_is_drawn() => Assert.Same(OutlineDrawing.None, OutlineDrawing.Of([]));

    private static Point[] Ring(params (double Latitude, double Longitude)[] corners) => [.. corners.Append(corners[0]).Select(c => new Point(c.Latitude, c.Longitude))];
}
