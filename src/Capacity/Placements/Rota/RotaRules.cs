using System.Collections.Immutable;
using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

/// <summary>What a rota may say. Pure.</summary>
public static class RotaRules
{
    public const int LongestLeaveDays = 366;
    private const int DaysOfAWeek = 7, KeptDays = 400;

    public static readonly Refusal NotAMonday = Refusal.Conflict("rota-not-a-monday", "A period of duty begins on a Monday.");
    public static readonly Refusal Overlaps = Refusal.Conflict("rota-overlaps", "Another period of duty covers some of these days.");
    public static readonly Refusal NobodyNamed = Refusal.Conflict("rota-nobody-named", "Somebody is on duty in a period. Take the period away if nobody knows who.");
    public static readonly Refusal LeaveEndsBeforeItBegins = Refusal.Conflict("leave-ends-before-it-begins", "Leave ends on its first day or later, and within a year.");

    /// <param name="households">Emergency carers of the authority.</param>
    public static RotaAnswer Put(RotaState rota, DateOnly from, IReadOnlyList<string> households, AuthorityPolicy policy, Actor by, DateTimeOffset now)
    {
        if (from.DayOfWeek != DayOfWeek.Monday) return NotAMonday;
        var period = new DutyPeriod(from, from.AddDays(policy.RotaWeeks * DaysOfAWeek), [.. households.Distinct()], by, now);
        if (period.Households.IsEmpty) return NobodyNamed;
        if (period.Households.Length > policy.RotaHouseholds) return TooMany(policy.RotaHouseholds);
        if (rota.Periods.Any(p => p.From != from && p.From < period.Until && from < p.Until)) return Overlaps;
        if (rota.Periods.Any(p => p.SaysTheSameAs(period))) return new(rota, null); // asked twice: kept once
        return new(rota with { Periods = Ordered(rota.Periods.RemoveAll(p => p.From == from).Add(period), now) }, null);
    }

    public static RotaState Without(RotaState rota, DateOnly from) => rota with { Periods = rota.Periods.RemoveAll(p => p.From == from) };

    public static RotaAnswer Put(RotaState rota, Leave leave, DateTimeOffset now)
    {
        if (leave.Until < leave.From || leave.Until.DayNumber - leave.From.DayNumber > LongestLeaveDays) return LeaveEndsBeforeItBegins;
        if (rota.Leaves.Any(l => l.SaysTheSameAs(leave))) return new(rota, null);
        var others = rota.Leaves.RemoveAll(l => l.Id == leave.Id || l.Until < Oldest(now));
        return new(rota with { Leaves = [.. others.Add(leave).OrderBy(l => l.From).ThenBy(l => l.Id, StringComparer.Ordinal)] }, null);
    }

    public static RotaState Without(RotaState rota, string leave) => rota with { Leaves = rota.Leaves.RemoveAll(l => l.Id == leave) };

    public static Refusal TooMany(int most) => Refusal.Conflict("rota-too-many-households", $"At most {most} households are on duty at a time.");

    private static ImmutableArray<DutyPeriod> Ordered(ImmutableArray<DutyPeriod> periods, DateTimeOffset now) =>
        [.. periods.Where(p => p.Until >= Oldest(now)).OrderBy(p => p.From)];

    private static DateOnly Oldest(DateTimeOffset now) => LondonTime.Date(now).AddDays(-KeptDays);
}
