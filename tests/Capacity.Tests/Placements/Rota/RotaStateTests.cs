using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;

namespace Capacity.Tests.Placements.Rota;

public class RotaStateTests
{
    private static readonly EmergencyHours Birmingham = A.Policies.Of("E08000025").EmergencyHours;
    private static readonly DateOnly Monday = Wall.Day("2026-11-23");

    private static readonly RotaState Rota = new(
        [new(Monday, Monday.AddDays(14), ["a", "b"], A.Duty, A.Noon), new(Monday.AddDays(14), Monday.AddDays(28), ["c"], A.Duty, A.Noon)],
        [new("l-1", "a", Wall.Day("2026-11-25"), Wall.Day("2026-11-26"), A.Duty)]);

    [Theory]
    [InlineData("2026-11-24 21:00", "a, b")]
    [InlineData("2026-12-07 08:59", "a, b")] // the night before the others take over
    [InlineData("2026-12-07 12:00", "c")]
    [InlineData("2026-12-21 02:00", "c")]
    public void Duty_changes_at_noon(string now, string onDuty) => Assert.Equal(onDuty, string.Join(", ", Rota.OnDuty(Birmingham, Wall.At(now))!));

    [Theory]
    [InlineData("2026-11-25 08:59", "a, b")]
    [InlineData("2026-11-25 12:00", "b")]
    [InlineData("2026-11-27 08:59", "b")] // the night that began on its last day
    [InlineData("2026-11-27 12:00", "a, b")]
    public void Who_is_on_leave_is_not_on_duty(string now, string onDuty) => Assert.Equal(onDuty, string.Join(", ", Rota.OnDuty(Birmingham, Wall.At(now))!));

    [Theory]
    [InlineData("2026-11-24 09:00")]
    [InlineData("2026-11-24 11:59")]
    public void Nobody_is_on_duty_while_they_are_closed(string now) => Assert.Empty(Rota.OnDuty(Birmingham, Wall.At(now))!);

    [Theory]
    [InlineData("2026-11-23 08:59")]
    [InlineData("2026-12-21 12:00")]
    public void Of_a_day_that_no_period_covers_nobody_knows(string now)
    {
        Assert.Null(Rota.OnDuty(Birmingham, Wall.At(now)));
        Assert.Null(Rota.OnDuty(EmergencyHours.Always, Wall.At(now)));
    }

    [Fact]
    public void The_coming_weeks_begin_with_the_period_that_is_now()
    {
        var spans = Read(Rota, "2026-12-01 21:00").Coming(6);

        Assert.Equal(["23/11 a b", "07/12 c", "21/12", "04/01"], spans.Select(Say));
    }

    [Fact]
    public void Without_a_rota_they_begin_with_this_week() => Assert.Equal(["23/11", "07/12", "21/12", "04/01"], Read(RotaState.Empty, "2026-11-26 21:00").Coming(6).Select(Say));

    [Fact]
    public void A_span_that_is_too_short_for_a_period_is_shown_and_fits_none()
    {
        var reading = Read(Rota, "2026-11-17 21:00");

        Assert.Equal([("16/11", false), ("23/11 a b", true), ("07/12 c", true), ("21/12", true)], reading.Coming(6).Select(s => (Say(s), reading.Fits(s))));
    }

    private static RotaReading Read(RotaState rota, string now) => new("E08000025", rota, A.Policies.Of("E08000025"), [], Wall.At(now));

    private static string Say(RotaSpan span) => string.Join(' ', (span.Period?.Households ?? []).Prepend($"{span.From:dd/MM}"));
}
