using Capacity.Placements.Authorities;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Authorities;

public class EmergencyHoursTests
{
    private static readonly EmergencyHours Birmingham = A.Policies.Of("E08000025").EmergencyHours, Warwickshire = A.Policies.Of("E10000031").EmergencyHours;

    [Theory]
    [InlineData("2026-11-24 09:00")]
    [InlineData("2026-11-24 11:59")]
    public void In_Birmingham_they_are_closed_on_a_working_day_until_noon(string now) => Assert.Equal("2026-11-24 12:00", Wall.Text(Birmingham.OpensAt(Wall.At(now))!.Value));

    [Theory]
    [InlineData("2026-11-24 12:00")] // a Tuesday from noon
    [InlineData("2026-11-25 02:00")] // its night
    [InlineData("2026-11-25 08:59")]
    [InlineData("2026-11-28 10:00")] // a Saturday
    [InlineData("2026-11-29 10:00")] // a Sunday
    [InlineData("2026-08-31 10:00")] // a bank holiday
    [InlineData("2026-12-28 10:00")] // Boxing Day's substitute
    public void In_Birmingham_they_are_open_otherwise(string now) => Assert.Null(Birmingham.OpensAt(Wall.At(now)));

    [Fact]
    public void Noon_is_the_walls() => Assert.Equal(Wall.Utc("2026-07-01 11:00"), Birmingham.OpensAt(Wall.Utc("2026-07-01 08:30")));

    [Theory]
    [InlineData("2026-11-24 11:59", null)]
    [InlineData("2026-11-24 12:00", "2026-11-24 17:30")]
    [InlineData("2026-11-28 13:00", "2026-11-28 17:30")]
    [InlineData("2026-11-24 17:30", null)]
    public void In_Warwickshire_they_are_open_from_half_past_five_to_noon(string now, string? opens) =>
        Assert.Equal(opens, Warwickshire.OpensAt(Wall.At(now)) is { } at ? Wall.Text(at) : null);

    [Fact]
    public void Who_has_said_nothing_is_always_open()
    {
        for (var hour = 0; hour < 7 * 24; hour++) Assert.Null(EmergencyHours.Always.OpensAt(A.Noon.AddHours(hour)));
    }

    [Theory]
    [InlineData("2026-03-28 00:00")]
    [InlineData("2026-10-24 00:00")]
    [InlineData("2026-12-24 00:00")]
    public void They_open_when_they_say_and_no_sooner_even_while_the_clocks_change(string from)
    {
        var hours = new EmergencyHours(new(new(0, 30), new(1, 30)), new(new(0, 30), new(1, 30)));

        for (var now = Wall.At(from); now < Wall.At(from).AddDays(3); now = now.AddMinutes(1))
            if (hours.OpensAt(now) is { } opens)
            {
                Assert.True(opens > now, $"{now} says {opens}");
                Assert.Null(hours.OpensAt(opens));
                Assert.Equal(opens, hours.OpensAt(opens.AddMinutes(-1)));
            }
    }

    [Theory]
    [InlineData("09:00-12:00", true)]
    [InlineData("00:00 - 23:59", true)]
    [InlineData("12:00-09:00", false)]
    [InlineData("09:00-09:00", false)]
    [InlineData("9-12", false)]
    [InlineData("09:00", false)]
    [InlineData("09:00-24:00", false)]
    public void Closed_hours_are_two_times_of_one_day_in_their_order(string text, bool makesSense) => Assert.Equal(makesSense, ClosedHours.Parse(text) is not null);
}
