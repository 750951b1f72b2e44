using System.Globalization;
using System.Text.RegularExpressions;

namespace Capacity.Placements.Authorities;

/// <summary>
/// How long a child may stay with emergency carers: an authority's policy. Said as <c>72 hours</c> (of a child who comes on a weekend or a bank holiday the clock starts
/// with the next working day, as in Birmingham), <c>next working day 17:00</c> (Staffordshire) or <c>12:00</c>, the next time that the wall shows it (Warwickshire).
/// </summary>
public abstract partial record EmergencyStay
{
    public static readonly EmergencyStay Standard = new HoursOfStay(72);

    private const int MostHours = 24 * 28;

    /// <summary>When the clock starts; later than the placement where that is on a day off.</summary>
    public virtual DateTimeOffset Starts(DateTimeOffset placed) => placed;

    /// <summary>When the child must have moved on.</summary>
    public abstract DateTimeOffset Ends(DateTimeOffset placed);

    /// <summary>As it is said in the configuration.</summary>
    public abstract string Said { get; }

    /// <summary>The stay that a text says, or null.</summary>
    public static EmergencyStay? Parse(string text)
    {
        var said = Shape().Match(text.Trim());
        if (!said.Success) return null;
        if (said.Groups["hours"] is { Success: true, Value: var hours })
            return int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= MostHours ? new HoursOfStay(n) : null;
        return TimeOnly.TryParseExact(said.Groups["time"].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new StayUntil(time, said.Groups["day"].Success)
            : null;
    }

    [GeneratedRegex(@"^(?:(?<hours>\d{1,4}) hours|(?<day>next working day )?(?<time>\d\d:\d\d))$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>So many hours as a stopwatch counts them, whatever the clocks do.</summary>
public sealed record HoursOfStay(int Hours) : EmergencyStay
{
    public override string Said => string.Create(CultureInfo.InvariantCulture, $"{Hours} hours");

    public override DateTimeOffset Starts(DateTimeOffset placed) =>
        LondonTime.Date(placed) is var date && WorkingDays.Is(date) ? placed : LondonTime.StartOf(WorkingDays.After(date));

    public override DateTimeOffset Ends(DateTimeOffset placed) => Starts(placed).AddHours(Hours);
}

/// <param name="OnNextWorkingDay">Of the working day after the one of the placement; otherwise whenever the wall shows it next.</param>
public sealed record StayUntil(TimeOnly Time, bool OnNextWorkingDay) : EmergencyStay
{
    /// <summary>Who places before the offices open does so in the night of the day before: that morning's office takes it on.</summary>
    private static readonly TimeOnly OfficesOpen = new(9, 0);

    public override string Said => (OnNextWorkingDay ? "next working day " : "") + Time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public override DateTimeOffset Ends(DateTimeOffset placed)
    {
        if (OnNextWorkingDay) return LondonTime.Moment(WorkingDays.After(LondonTime.Day(placed, OfficesOpen)), Time);
        var date = LondonTime.Date(placed);
        var today = LondonTime.Moment(date, Time);
        return today > placed ? today : LondonTime.Moment(date.AddDays(1), Time);
    }
}
