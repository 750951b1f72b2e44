using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;

namespace Capacity.Tests.Placements.Rota;

/// <summary>A rota put out as times must say of every moment what the rota itself says of it.</summary>
public class ShiftTests
{
    private const int Years = 4;
    private static readonly DateOnly Monday = Wall.Day("2026-01-05");
    private static readonly DateTimeOffset From = Wall.At("2026-01-03 12:00"), Until = From.AddDays(Years * 365.25);
    private static readonly string[] Households = ["a", "b", "c", "never"];

    /// <summary>Of every five periods one is missing; leave begins and ends within periods, across them, in the gaps and over one another.</summary>
    private static readonly RotaState Rota = new(
        [.. Enumerable.Range(0, Years * 26).Where(n => n % 5 != 3).Select(n => new DutyPeriod(Monday.AddDays(n * 14), Monday.AddDays(n * 14 + 14), n % 2 == 0 ? ["a", "b"] : ["a", "c"], A.Duty, A.Noon))],
        [.. Enumerable.Range(0, Years * 20).Select(n => new Leave($"l-{n}", Households[n % 3], Monday.AddDays(n * 17), Monday.AddDays(n * 17 + n * 7 % 23), A.Duty))]);

    public static TheoryData<string?, string?> Hours => new()
    {
        { null, null }, { "09:00-12:00", null }, { "12:00-17:30", "12:00-17:30" }, { "01:15-01:45", "01:15-01:45" }, { "00:30-02:30", "00:00-01:00" }, { "11:30-12:30", "23:00-23:59" },
    };

    [Theory]
    [MemberData(nameof(Hours))]
    public void At_every_moment_of_years_the_times_say_what_the_rota_says(string? weekdays, string? weekends)
    {
        var hours = new EmergencyHours(weekdays is null ? null : ClosedHours.Parse(weekdays), weekends is null ? null : ClosedHours.Parse(weekends));
        var shifts = Shift.Of(Rota, hours, From, Until);

        Assert.Equal([From, .. shifts.Select(s => s.Until).SkipLast(1)], shifts.Select(s => s.From));
        Assert.Equal(Until, shifts[^1].Until);
        foreach (var household in Households) Agrees(household, hours, Shift.Off(shifts, household));
    }

    /// <summary>At every edge and just before it, on every quarter of an hour around the changes of the clocks, and every few hours besides.</summary>
    private static void Agrees(string household, EmergencyHours hours, IReadOnlyList<OffDuty> off)
    {
        for (var at = From; at < Until; at += TimeSpan.FromMinutes(IsClockChange(at) ? 15 : 187)) Assert.Equal((at, IsOff(at)), (at, off.Any(o => o.Covers(at))));
        foreach (var edge in off.SelectMany(o => new[] { o.From, o.Until }).Where(e => e > From && e < Until)) Assert.NotEqual((edge, IsOff(edge)), (edge, IsOff(edge.AddMilliseconds(-1))));
        Assert.All(off, o => Assert.True(o.From < o.Until && IsOff(o.From)));

        bool IsOff(DateTimeOffset at) => Rota.OnDuty(hours, at)?.Contains(household) == false;
        static bool IsClockChange(DateTimeOffset at) => at is { Month: 3 or 10, Day: > 23, DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday };
    }

    [Theory]
    [InlineData("a", "2026-01-05 12:00", "2026-01-06 09:00-2026-01-06 12:00", "2026-01-07 09:00-2026-01-07 12:00")]
    [InlineData("never", "2026-01-05 12:00", "2026-01-05 12:00-2026-01-07 12:00")]
    public void In_Birmingham_who_is_on_duty_is_off_on_working_mornings_and_who_is_not_always(string household, string from, params string[] off) =>
        Assert.Equal(off, Texts(Shift.Off(Shift.Of(Rota with { Leaves = [] }, A.Policies.Of("E08000025").EmergencyHours, Wall.At(from), Wall.At(from).AddDays(2)), household)));

    [Theory]
    [InlineData("2026-03-28", "00:30-01:30", "2026-03-29 00:30", "2026-03-29 01:00")] // they go from one to two: closed until then
    [InlineData("2026-10-24", "00:30-01:30", "2026-10-24 23:30", "2026-10-25 00:30", "2026-10-25 01:00", "2026-10-25 01:30")] // the wall shows half past one, then one again
    [InlineData("2026-10-24", "01:30-03:00", "2026-10-25 00:30", "2026-10-25 01:00", "2026-10-25 01:30", "2026-10-25 03:00")]
    public void Where_the_clocks_change_the_wall_decides(string saturday, string closed, params string[] utc)
    {
        var hours = new EmergencyHours(null, ClosedHours.Parse(closed));
        var rota = new RotaState([new(Wall.Day("2026-01-05"), Wall.Day("2026-12-28"), ["a"], A.Duty, A.Noon)], []);
        var noon = Wall.At($"{saturday} 12:00");

        Assert.Equal(utc.Select(Wall.Utc), Shift.Off(Shift.Of(rota, hours, noon, noon.AddDays(1)), "a").SelectMany(o => new[] { o.From, o.Until }));
    }

    [Fact]
    public void Of_days_that_no_period_covers_nobody_is_off_duty()
    {
        var hours = A.Policies.Of("E08000025").EmergencyHours;

        Assert.Empty(Shift.Off(Shift.Of(RotaState.Empty, hours, From, Until), "a"));
        Assert.Empty(Shift.Off(Shift.Of(Rota, hours, Until.AddDays(60), Until.AddDays(90)), "a"));
        Assert.Equal(Wall.At("2026-02-16 12:00"), Shift.Off(Shift.Of(Rota, EmergencyHours.Always, Wall.At("2026-02-05 12:00"), Wall.At("2026-03-01 12:00")), "never").Single().Until);
    }

    private static IEnumerable<string> Texts(IEnumerable<OffDuty> off) => off.Select(o => $"{Wall.Text(o.From)}-{Wall.Text(o.Until)}");
}
