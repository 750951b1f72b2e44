namespace Capacity.Placements.Authorities;

/// <summary>Moments as a clock on a wall in England shows them.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTime Wall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    public static DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(Wall(moment));

    /// <summary>The moment at which the wall shows this: the first of two where clocks go back, the next there is where they go forward.</summary>
    public static DateTimeOffset Moment(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Zone.IsInvalidTime(wall)) wall = wall.AddHours(1);
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    public static DateTimeOffset StartOf(DateOnly date) => Moment(date, TimeOnly.MinValue);
}
