using System.Globalization;

namespace Capacity.Placements.Demand;

/// <summary>From which day to which facts are read.</summary>
public static class Period
{
    private const int StandardDays = 90, MostYears = 3;

    /// <summary>Where it begins when only its last day is given.</summary>
    public static DateOnly Start(DateOnly to) => to.DayNumber < StandardDays ? DateOnly.MinValue : to.AddDays(-StandardDays);

    /// <summary>Why these days are no period, or null.</summary>
    public static string? Fault(DateOnly from, DateOnly to) => from > to
        ? $"{Said(from)} is after {Said(to)}"
        : (to.DayNumber - from.DayNumber) > MostYears * 366 ? $"From {Said(from)} to {Said(to)} is more than {MostYears} years" : null;

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
