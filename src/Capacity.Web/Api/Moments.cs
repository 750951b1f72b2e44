using System.Globalization;
using System.Text.RegularExpressions;

namespace Capacity.Web.Api;

/// <summary>Moments and dates as callers write them. A moment without an offset is ambiguous, and so refused.</summary>
internal static partial class Moments
{
    public const string Shape = "like 2026-11-22T21:04:00Z, with Z or an offset.";
    public const string DateShape = "like 2026-11-22.";

    /// <summary>The moment in UTC, cut to the millisecond that is shown and kept; null where it is none.</summary>
    /// <param name="orDate">Whether a date alone will do, as its midnight.</param>
    public static DateTimeOffset? TryParse(string text, bool orDate = false)
    {
        if (orDate && TryParseDate(text) is { } date) return new(date, TimeOnly.MinValue, TimeSpan.Zero);
        if (!Whole().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at)) return null;
        return new(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    public static DateOnly? TryParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Whole();
}
