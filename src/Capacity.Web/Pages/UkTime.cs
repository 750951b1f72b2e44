using System.Globalization;

namespace Capacity.Web.Pages;

/// <summary>Times as people in England say and type them. Kept and sent in UTC; the client keeps the relative ones true (<c>live/times.ts</c>, the same words).</summary>
internal static class UkTime
{
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static string Exact(DateTimeOffset at) => Local(at).ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string WeekdayAndDay(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>Where the day of the week matters: <c>Thursday 26 November at 17:00</c>.</summary>
    public static string DayAndTime(DateTimeOffset at) => Local(at).ToString("dddd d MMMM 'at' HH:mm", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time on its day: the day is left out where it is today.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now) =>
        Local(at).Date == Local(now).Date ? Clock(at) : Local(at).ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).Date);

    /// <summary>The midnight that ends a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var (size, future) = ((at - now).Duration(), at > now);
        if (size < TimeSpan.FromMinutes(1)) return future ? "in under a minute" : "just now";
        var length = size < TimeSpan.FromHours(1) ? Count(size.TotalMinutes, "minute") : size < TimeSpan.FromDays(2) ? Count(size.TotalHours, "hour") : Count(size.TotalDays, "day");
        return future ? $"in {length}" : $"{length} ago";
    }

    /// <summary>For a field of type <c>datetime-local</c>.</summary>
    public static string Field(DateTimeOffset at) => Local(at).ToString(LocalFormat, CultureInfo.InvariantCulture);

    public static bool TryReadField(string? text, out DateTimeOffset at)
    {
        at = default;
        string[] formats = [LocalFormat, LocalFormat + "':'ss"];
        if (!DateTime.TryParseExact(text?.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        // An hour that the clocks leave out in spring is the one after it.
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        at = new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private static string Count(double amount, string unit) => Plural.Of((int)amount, unit);
}
