using System.Globalization;

namespace Capacity.Web.Pages;

/// <summary>Times and dates as forms send them, with the errors that people are told.</summary>
internal static class FormTime
{
    /// <summary>A moment that is not past, or null where the field is empty or wrong.</summary>
    public static DateTimeOffset? Future(string? text, DateTimeOffset now, string field, string what, FormErrors errors)
    {
        if (Moment(text, field, what, errors) is not { } at) return null;
        if (at >= now) return at;
        errors.Add(field, $"The time given for {what} is past");
        return null;
    }

    public static DateTimeOffset? Past(string? text, DateTimeOffset now, string field, string what, FormErrors errors)
    {
        if (Moment(text, field, what, errors) is not { } at) return null;
        if (at <= now) return at;
        errors.Add(field, $"The time given for {what} is in the future");
        return null;
    }

    public static DateOnly? Date(string? text, string field, string what, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        errors.Add(field, $"Give {what} as a date, such as 2026-12-01");
        return null;
    }

    private static DateTimeOffset? Moment(string? text, string field, string what, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (UkTime.TryReadField(text, out var at)) return at;
        errors.Add(field, $"Give {what} as a date and a time, such as 2026-12-01T09:30");
        return null;
    }
}
