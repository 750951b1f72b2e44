using Capacity.Placements.Authorities;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Authorities;

public class EmergencyStayTests
{
    private const string Birmingham = "E08000025", Staffordshire = "E10000028", Warwickshire = "E10000031", Coventry = "E08000026";

    [Theory]
    [InlineData("2026-11-24 21:00", "2026-11-27 21:00")] // a Tuesday
    [InlineData("2026-11-27 23:00", "2026-11-30 23:00")] // Friday night, before midnight
    [InlineData("2026-04-02 22:00", "2026-04-05 22:00")] // the evening before Good Friday
    [InlineData("2026-12-24 20:00", "2026-12-27 20:00")] // Christmas Eve
    public void In_Birmingham_72_hours_begin_with_a_placement_on_a_working_day(string placed, string ends) => AssertEnds(Birmingham, placed, placed, ends);

    [Theory]
    [InlineData("2026-11-28 02:00", "2026-11-30 00:00", "2026-12-03 00:00")] // Friday night, after midnight
    [InlineData("2026-11-28 15:00", "2026-11-30 00:00", "2026-12-03 00:00")] // a Saturday
    [InlineData("2026-11-29 23:59", "2026-11-30 00:00", "2026-12-03 00:00")] // a Sunday
    [InlineData("2026-08-29 15:00", "2026-09-01 00:00", "2026-09-04 00:00")] // the Saturday of a long weekend
    [InlineData("2026-08-31 15:00", "2026-09-01 00:00", "2026-09-04 00:00")] // its Monday
    [InlineData("2026-04-03 10:00", "2026-04-07 00:00", "2026-04-10 00:00")] // Good Friday
    [InlineData("2026-12-25 14:00", "2026-12-29 00:00", "2027-01-01 00:00")] // Christmas Day, a Friday: Boxing Day's substitute is the Monday
    [InlineData("2027-12-25 14:00", "2027-12-29 00:00", "2028-01-01 00:00")] // Christmas Day, a Saturday: two substitutes follow
    public void In_Birmingham_they_begin_with_the_next_working_day_after_a_weekend_or_bank_holiday(string placed, string starts, string ends) =>
        AssertEnds(Birmingham, placed, starts, ends);

    [Theory]
    [InlineData("2026-03-27 22:00", "2026-03-30 23:00")] // the wall loses an hour
    [InlineData("2026-10-23 22:00", "2026-10-26 21:00")] // and wins one
    public void In_Birmingham_hours_are_counted_as_they_go_by_whatever_the_clocks_do(string placed, string ends)
    {
        AssertEnds(Birmingham, placed, placed, ends);
        Assert.Equal(TimeSpan.FromHours(72), A.Policies.Of(Birmingham).EmergencyStay.Ends(Wall.At(placed)) - Wall.At(placed));
    }

    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-30 00:00", "2026-04-02 00:00")]
    [InlineData("2026-10-24 22:00", "2026-10-26 00:00", "2026-10-29 00:00")]
    public void In_Birmingham_a_weekend_on_which_the_clocks_change_is_a_weekend(string placed, string starts, string ends) => AssertEnds(Birmingham, placed, starts, ends);

    [Theory]
    [InlineData("2026-11-24 21:00", "2026-11-25 17:00")] // a Tuesday
    [InlineData("2026-11-25 02:00", "2026-11-25 17:00")] // its night
    [InlineData("2026-11-25 09:00", "2026-11-26 17:00")] // a Wednesday's office has opened
    [InlineData("2026-11-27 23:00", "2026-11-30 17:00")] // a Friday
    [InlineData("2026-11-28 02:00", "2026-11-30 17:00")] // its night
    [InlineData("2026-11-29 18:00", "2026-11-30 17:00")] // a Sunday
    [InlineData("2026-11-30 02:00", "2026-11-30 17:00")] // its night
    [InlineData("2026-08-28 20:00", "2026-09-01 17:00")] // before a long weekend
    [InlineData("2026-08-31 15:00", "2026-09-01 17:00")] // the bank holiday
    [InlineData("2026-04-02 22:00", "2026-04-07 17:00")] // before Easter
    [InlineData("2026-04-03 10:00", "2026-04-07 17:00")] // Good Friday
    [InlineData("2026-12-24 20:00", "2026-12-29 17:00")] // Christmas Eve
    [InlineData("2026-03-27 22:00", "2026-03-30 17:00")] // over the change in March
    [InlineData("2026-10-23 22:00", "2026-10-26 17:00")] // and in October
    public void In_Staffordshire_it_ends_at_five_on_the_next_working_day(string placed, string ends) => AssertEnds(Staffordshire, placed, placed, ends);

    [Theory]
    [InlineData("2026-11-24 21:00", "2026-11-25 12:00")]
    [InlineData("2026-11-25 02:00", "2026-11-25 12:00")]
    [InlineData("2026-11-25 12:00", "2026-11-26 12:00")]
    [InlineData("2026-11-27 23:00", "2026-11-28 12:00")]
    [InlineData("2026-11-28 18:00", "2026-11-29 12:00")]
    [InlineData("2026-08-30 18:00", "2026-08-31 12:00")]
    [InlineData("2026-12-24 20:00", "2026-12-25 12:00")]
    [InlineData("2026-03-28 22:00", "2026-03-29 12:00")]
    [InlineData("2026-10-24 22:00", "2026-10-25 12:00")]
    public void In_Warwickshire_it_ends_at_the_next_noon_whatever_the_day(string placed, string ends) => AssertEnds(Warwickshire, placed, placed, ends);

    [Fact]
    public void Who_has_said_nothing_has_72_hours() => Assert.Equal(EmergencyStay.Standard, A.Policies.Of(Coventry).EmergencyStay);

    [Theory]
    [InlineData("72 hours")]
    [InlineData("1 hours")]
    [InlineData("next working day 17:00")]
    [InlineData("12:00")]
    public void What_is_said_is_read_and_said_again(string text) => Assert.Equal(text, EmergencyStay.Parse(text)?.Said);

    [Theory]
    [InlineData("")]
    [InlineData("72")]
    [InlineData("0 hours")]
    [InlineData("700 hours")]
    [InlineData("24:00")]
    [InlineData("next day 17:00")]
    [InlineData("next working day")]
    public void Nonsense_is_no_stay(string text) => Assert.Null(EmergencyStay.Parse(text));

    private static void AssertEnds(string authority, string placed, string starts, string ends)
    {
        var stay = A.Policies.Of(authority).EmergencyStay;
        Assert.Equal((starts, ends), (Wall.Text(stay.Starts(Wall.At(placed))), Wall.Text(stay.Ends(Wall.At(placed)))));
    }
}
