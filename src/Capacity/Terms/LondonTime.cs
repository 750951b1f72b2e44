namespace Capacity.Terms;

/// <summary>Moments as a clock on a wall in England shows them.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTime Wall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    public static DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(Wall(moment));

    /// <summary>The day to which a moment belongs where a night belongs to the day on whose evening it began.</summary>
    /// <param name="nightEnds">The time before which it is still the day before.</param>
    public static DateOnly Day(DateTimeOffset moment, TimeOnly nightEnds) =>
        Wall(moment) is var wall && TimeOnly.FromDateTime(wall) < nightEnds ? DateOnly.FromDateTime(wall).AddDays(-1) : DateOnly.FromDateTime(wall);

    /// <summary>The moment at which the wall shows this: the first of two where clocks go back; where they go forward and leave it out, the moment at which they do.</summary>
    public static DateTimeOffset Moment(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Zone.IsInvalidTime(wall)) wall = wall.Date.AddHours(wall.Hour + 1);
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    public static DateTimeOffset StartOf(DateOnly date) => Moment(date, TimeOnly.MinValue);
}
