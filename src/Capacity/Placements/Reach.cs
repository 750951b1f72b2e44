using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>How near a district's settings can be at the least, so that one wholly out of reach is counted without being asked.</summary>
public static class Reach
{
    /// <summary>Far more than rounding can hide: in doubt a district is asked.</summary>
    private const double Margin = 0.01;
    private const double QuarterTurn = 90;

    /// <summary>Whether every setting of the district lies further away than so many miles. Never so where the place of one of them may not be known.</summary>
    public static bool IsBeyond(DistrictSummary district, Point here, double miles) =>
        district is { Centre: { } centre, Extent: { } box } && here.MilesTo(centre) > miles + Margin && AtLeast(here, box) > miles + Margin;

    /// <summary>The districts of which a setting may lie within so many miles, and how many settings the others have.</summary>
    public static (List<DistrictSummary> Within, int Beyond) Within(IReadOnlyList<DistrictSummary> districts, Point? from, double miles)
    {
        var (within, beyond) = (new List<DistrictSummary>(districts.Count), 0);
        foreach (var district in districts)
            if (from is { } here && IsBeyond(district, here, miles)) beyond += district.Settings;
            else within.Add(district);
        return (within, beyond);
    }

    /// <summary>The distance to the nearest point of a box.</summary>
    public static double AtLeast(Point here, Extent box)
    {
        var (west, east) = (box.SouthWest.Longitude, box.NorthEast.Longitude);
        if (here.Longitude >= west && here.Longitude <= east) return here.MilesTo(here with { Latitude = Clamp(here.Latitude, box) });
        return Math.Min(ToMeridian(here, west, box), ToMeridian(here, east, box));
    }

    /// <summary>To a stretch of a meridian: its nearest point lies where a great circle from here meets it at a right angle, or at the end next to that.</summary>
    private static double ToMeridian(Point here, double longitude, Extent box)
    {
        var turn = Math.Abs(here.Longitude - longitude);
        if (turn >= QuarterTurn) return 0;
        var foot = double.RadiansToDegrees(Math.Atan2(Math.Tan(double.DegreesToRadians(here.Latitude)), Math.Cos(double.DegreesToRadians(turn))));
        return here.MilesTo(new(Clamp(foot, box), longitude));
    }

    private static double Clamp(double latitude, Extent box) => Math.Clamp(latitude, box.SouthWest.Latitude, box.NorthEast.Latitude);
}
