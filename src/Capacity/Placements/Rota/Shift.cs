using Capacity.Placements.Authorities;
using Capacity.Sufficiency;

namespace Capacity.Placements.Rota;

/// <summary>A time in which the same households may be rung. Pure.</summary>
/// <param name="Until">From then on others may, or the same.</param>
/// <param name="OnDuty">Who may be rung; null where no period covers the day, so that nobody knows.</param>
public sealed record Shift(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string>? OnDuty)
{
    /// <summary>What periods, leave and the hours of opening come to between two moments: one shift after the other, without a gap.</summary>
    public static IReadOnlyList<Shift> Of(RotaState rota, EmergencyHours hours, DateTimeOffset from, DateTimeOffset until)
    {
        if (rota.Periods.All(p => LondonTime.Moment(p.Until, RotaState.Handover) <= from)) return [new(from, until, null)];
        DateTimeOffset[] begins = [from, .. Turns(hours, from, until).Where(t => t > from && t < until).Distinct().Order()];
        return [.. begins.Select((begin, i) => new Shift(begin, i + 1 < begins.Length ? begins[i + 1] : until, rota.OnDuty(hours, begin)))];
    }

    /// <summary>When a household is off duty, in times that do not touch. Of a day of which nobody knows it is not.</summary>
    public static IReadOnlyList<OffDuty> Off(IEnumerable<Shift> shifts, string household)
    {
        var off = new List<OffDuty>();
        foreach (var shift in shifts.Where(s => s.OnDuty?.Contains(household) == false))
            if (off.Count > 0 && off[^1].Until == shift.From) off[^1] = off[^1] with { Until = shift.Until };
            else off.Add(new(shift.From, shift.Until));
        return off;
    }

    /// <summary>
    /// Every moment at which somebody's duty may begin or end, and some at which none does: the wall shows the hour of a handover, an opening or a closing, perhaps for the second time, or
    /// the clocks change, which they do at one in the morning, UTC.
    /// </summary>
    private static IEnumerable<DateTimeOffset> Turns(EmergencyHours hours, DateTimeOffset from, DateTimeOffset until)
    {
        ClosedHours?[] closed = [hours.WeekdaysClosed, hours.WeekendsClosed];
        TimeOnly[] times = [.. closed.OfType<ClosedHours>().SelectMany(c => new[] { c.From, c.To }).Append(RotaState.Handover).Distinct()];
        for (var (day, last) = (LondonTime.Date(from), LondonTime.Date(until)); day <= last; day = day.AddDays(1))
        {
            yield return new(day, new(1, 0), TimeSpan.Zero);
            foreach (var time in times)
            {
                var first = LondonTime.Moment(day, time);
                yield return first;
                if (LondonTime.Wall(first.AddHours(1)) == LondonTime.Wall(first)) yield return first.AddHours(1);
            }
        }
    }
}
