namespace Capacity.Terms;

/// <summary>A place as the unit vector from the middle of the earth (an n-vector): made once, each distance from it costs one arc sine and no other trigonometry.</summary>
public readonly struct NVector
{
    private const double EarthRadiusMiles = 3958.8;

    private readonly double _x, _y, _z;

    public NVector(Point place)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(place.Latitude));
        var (east, north) = Math.SinCos(double.DegreesToRadians(place.Longitude));
        (_x, _y, _z) = (cos * north, cos * east, sin);
    }

    /// <summary>The great-circle distance in miles, by the chord.</summary>
    public double MilesTo(in NVector other)
    {
        var (x, y, z) = (_x - other._x, _y - other._y, _z - other._z);
        return 2 * EarthRadiusMiles * Math.Asin(Math.Min(1, Math.Sqrt(x * x + y * y + z * z) / 2));
    }
}
