using Capacity.Terms;
using Capacity.Tests.Placements.Authorities;

namespace Capacity.Tests.Terms;

public class LondonTimeTests
{
    [Theory]
    [InlineData("2026-11-24 21:00", "2026-11-24 21:00")]
    [InlineData("2026-07-01 21:00", "2026-07-01 20:00")]
    [InlineData("2026-07-01 00:30", "2026-06-30 23:30")]
    public void In_summer_the_wall_is_an_hour_ahead(string wall, string utc)
    {
        Assert.Equal(Wall.Utc(utc), Wall.At(wall));
        Assert.Equal(wall, Wall.Text(Wall.Utc(utc)));
    }

    [Theory]
    [InlineData("2026-03-29 00:59", "2026-03-29 00:59")]
    [InlineData("2026-03-29 01:00", "2026-03-29 01:00")]
    [InlineData("2026-03-29 01:30", "2026-03-29 01:00")]
    [InlineData("2026-03-29 02:00", "2026-03-29 01:00")]
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")]
    public void The_hour_that_is_left_out_in_March_is_the_moment_of_the_change(string wall, string utc) => Assert.Equal(Wall.Utc(utc), Wall.At(wall));

    [Theory]
    [InlineData("2026-10-25 00:59", "2026-10-24 23:59")]
    [InlineData("2026-10-25 01:00", "2026-10-25 00:00")]
    [InlineData("2026-10-25 01:30", "2026-10-25 00:30")]
    [InlineData("2026-10-25 02:00", "2026-10-25 02:00")]
    public void Of_the_hour_that_is_there_twice_in_October_the_first_is_meant(string wall, string utc) => Assert.Equal(Wall.Utc(utc), Wall.At(wall));

    [Fact]
    public void Both_hours_in_October_look_alike_on_the_wall()
    {
        Assert.Equal("2026-10-25 01:30", Wall.Text(Wall.Utc("2026-10-25 00:30")));
        Assert.Equal("2026-10-25 01:30", Wall.Text(Wall.Utc("2026-10-25 01:30")));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-30", 23)]
    [InlineData("2026-10-25", "2026-10-26", 25)]
    [InlineData("2026-11-24", "2026-11-25", 24)]
    public void A_day_is_as_long_as_the_clocks_make_it(string day, string next, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), LondonTime.StartOf(Wall.Day(next)) - LondonTime.StartOf(Wall.Day(day)));

    [Theory]
    [InlineData("2026-11-24 11:59", "2026-11-23")]
    [InlineData("2026-11-24 12:00", "2026-11-24")]
    [InlineData("2026-11-25 00:00", "2026-11-24")]
    [InlineData("2026-07-02 00:30", "2026-07-01")]
    public void A_night_belongs_to_the_day_on_whose_evening_it_began(string wall, string day) =>
        Assert.Equal(Wall.Day(day), LondonTime.Day(Wall.At(wall), new(12, 0)));
}
