using System.Globalization;
using Capacity.Placements.Authorities;

namespace Capacity.Tests.Placements.Authorities;

public class WorkingDaysTests
{
    /// <summary>England's bank holidays with their substitute days, by hand from gov.uk; from 2028 by its rule.</summary>
    public static TheoryData<int, string> BankHolidays => new()
    {
        { 2019, "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
        { 2020, "1 Jan, 10 Apr, 13 Apr, 8 May, 25 May, 31 Aug, 25 Dec, 28 Dec" }, // the early May holiday moved to VE day
        { 2021, "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec" },
        { 2022, "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec" }, // the jubilee, and the Queen's funeral
        { 2023, "2 Jan, 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 28 Aug, 25 Dec, 26 Dec" }, // the coronation
        { 2024, "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
        { 2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec" },
        { 2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec" },
        { 2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec" },
        { 2028, "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec" },
        { 2029, "1 Jan, 30 Mar, 2 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec" },
        { 2030, "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
    };

    [Theory, MemberData(nameof(BankHolidays))]
    public void The_days_of_a_week_on_which_nobody_works_are_Englands_bank_holidays(int year, string holidays)
    {
        var days = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(d => d.Year == year && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        var off = days.Where(d => !WorkingDays.Is(d)).Select(d => d.ToString("d MMM", CultureInfo.InvariantCulture));

        Assert.Equal(holidays, string.Join(", ", off));
    }

    [Fact]
    public void Nobody_works_on_a_Saturday_or_Sunday()
    {
        Assert.False(WorkingDays.Is(Wall.Day("2026-11-28")));
        Assert.False(WorkingDays.Is(Wall.Day("2026-11-29")));
        Assert.True(WorkingDays.Is(Wall.Day("2026-11-30")));
    }

    [Theory]
    [InlineData("2026-11-24", 1, "2026-11-25")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-11-24", 5, "2026-12-01")]
    [InlineData("2026-12-23", 5, "2027-01-04")]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    public void Working_days_after_a_day_leave_out_the_others(string day, int n, string expected) =>
        Assert.Equal(Wall.Day(expected), WorkingDays.After(Wall.Day(day), n));
}
