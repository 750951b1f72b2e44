using System.Globalization;

namespace Capacity.Placements.Authorities;

/// <summary>When emergency carers on duty may be rung: always, but for the hours in which the day's teams place children.</summary>
/// <param name="WeekdaysClosed">On working days; null: never.</param>
/// <param name="WeekendsClosed">On weekends and bank holidays; null: never.</param>
public sealed record EmergencyHours(ClosedHours? WeekdaysClosed, ClosedHours? WeekendsClosed)
{
    public static readonly EmergencyHours Always = new(null, null);

    /// <summary>Null while they are open; else when they open.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset now)
    {
        var wall = LondonTime.Wall(now);
        var (date, time) = (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        var closed = WorkingDays.Is(date) ? WeekdaysClosed : WeekendsClosed;
        if (closed is not { } hours || time < hours.From || time >= hours.To) return null;
        var opens = LondonTime.Moment(date, hours.To);
        return opens > now ? opens : now + (hours.To - time); // the second time that the wall shows this hour
    }
}

/// <summary>From a time of the day up to a later one, said as <c>09:00-12:00</c>.</summary>
public sealed record ClosedHours(TimeOnly From, TimeOnly To)
{
    /// <summary>The hours that a text says, or null.</summary>
    public static ClosedHours? Parse(string text) =>
        text.Split('-') is [var from, var to] && Time(from) is { } opens && Time(to) is { } ends && opens < ends ? new(opens, ends) : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
