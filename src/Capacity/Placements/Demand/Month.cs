using System.Globalization;

namespace Capacity.Placements.Demand;

/// <summary>Months as England's calendars have them.</summary>
internal static class Month
{
    public static string Of(DateTimeOffset moment) => Of(LondonTime.Date(moment));

    /// <summary>Every month that has one of the days.</summary>
    public static IEnumerable<string> Between(DateOnly from, DateOnly to)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1)) yield return Of(month);
    }

    private static string Of(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
