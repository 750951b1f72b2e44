namespace Capacity.Terms;

/// <summary>A place on the map, in degrees.</summary>
[GenerateSerializer, Immutable, Alias("point")]
public readonly record struct Point([property: Id(0)] double Latitude, [property: Id(1)] double Longitude)
{
    private const double EarthRadiusMiles = 3958.8;

    /// <summary>The great-circle distance in miles.</summary>
    public double MilesTo(Point other)
    {
        var (dLat, dLon) = (double.DegreesToRadians(other.Latitude - Latitude), double.DegreesToRadians(other.Longitude - Longitude));
        var h = Square(Math.Sin(dLat / 2)) + Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * Square(Math.Sin(dLon / 2));
        return 2 * EarthRadiusMiles * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Square(double x) => x * x;
}
