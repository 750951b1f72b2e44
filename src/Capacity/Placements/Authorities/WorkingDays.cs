using PublicHoliday;

namespace Capacity.Placements.Authorities;

/// <summary>Days on which an office in England works: neither weekends nor bank holidays, with their substitute days (Banking and Financial Dealings Act 1971).</summary>
public static class WorkingDays
{
    private static readonly UKBankHoliday BankHolidays = new() { UkCountry = UKBankHoliday.UkCountries.England };

    public static bool Is(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.IsPublicHoliday(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>The first working day after this one.</summary>
    public static DateOnly After(DateOnly date)
    {
        do date = date.AddDays(1);
        while (!Is(date));
        return date;
    }

    /// <summary>The n-th working day after this one.</summary>
    public static DateOnly After(DateOnly date, int days)
    {
        for (var day = 0; day < days; day++) date = After(date);
        return date;
    }
}
