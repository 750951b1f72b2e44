namespace Capacity.Terms;

/// <summary>A place on the map, in degrees.</summary>
[GenerateSerializer, Immutable, Alias("point")]
public readonly record struct Point([property: Id(0)] double Latitude, [property: Id(1)] double Longitude)
{
    /// <summary>The great-circle distance in miles.</summary>
    public double MilesTo(Point other) => new NVector(this).MilesTo(new(other));
}
