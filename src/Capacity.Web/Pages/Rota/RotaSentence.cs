using System.Globalization;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;

namespace Capacity.Web.Pages.Rota;

/// <summary>A rota in the words of those who keep it.</summary>
internal static class RotaSentence
{
    /// <summary>Monday 7 December.</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>7 to 20 December 2026; 28 December 2026 to 10 January 2027.</summary>
    public static string Days(DateOnly from, DateOnly last) =>
        from == last ? UkTime.Day(last) : (from.Year, from.Month) == (last.Year, last.Month) ? $"{from.Day} to {UkTime.Day(last)}" : $"{UkTime.Day(from)} to {UkTime.Day(last)}";

    public static string Leave(Leave leave) => $"on leave {Days(leave.From, leave.Until)}";

    /// <summary>Put Carer household 0411 on duty from Monday 7 December.</summary>
    /// <param name="name">Of a household.</param>
    public static string Change(RotaChange c, Func<string, string> name)
    {
        var who = Wording.List(c.Households.Select(name));
        return c.Kind switch
        {
            RotaChangeKind.PeriodKept => $"Put {who} on duty from {Day(c.From)} to {Day(c.Until)}",
            RotaChangeKind.PeriodTakenAway => $"Took away who is on duty from {Day(c.From)} to {Day(c.Until)}: it was {who}",
            RotaChangeKind.LeaveKept => $"Put {who} on leave {Days(c.From, c.Until)}",
            _ => $"Took back the leave of {who} {Days(c.From, c.Until)}",
        };
    }

    /// <summary>When carers may be rung.</summary>
    public static string Hours(EmergencyHours hours)
    {
        string[] closed = [.. new[] { Closed(hours.WeekdaysClosed, "on working days"), Closed(hours.WeekendsClosed, "at weekends and on bank holidays") }.OfType<string>()];
        return closed.Length == 0 ? "Those on duty may be rung at any hour." : $"Those on duty may be rung at any hour but {Wording.List(closed)}, when the day's teams place children.";
    }

    public static string Stay(EmergencyStay stay) => stay switch
    {
        HoursOfStay { Hours: var hours } => $"A child may stay for {hours} hours; for a child who comes at a weekend or on a bank holiday, they start on the next working day.",
        StayUntil { OnNextWorkingDay: true, Time: var time } => $"A child may stay until {Time(time)} on the next working day.",
        StayUntil { Time: var time } => $"A child may stay until the next {Time(time)}.",
        _ => "",
    };

    private static string? Closed(ClosedHours? hours, string when) => hours is null ? null : $"from {Time(hours.From)} to {Time(hours.To)} {when}";

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
