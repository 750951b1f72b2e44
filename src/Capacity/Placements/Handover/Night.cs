using System.Globalization;
using Capacity.Placements.Authorities;

namespace Capacity.Placements.Handover;

/// <summary>From five in the afternoon, when the day's teams go home, for a day: named after the London date of the evening it begins on.</summary>
public readonly record struct Night(DateOnly Evening)
{
    private const string Format = "yyyy-MM-dd";
    private static readonly TimeOnly Falls = new(17, 0);

    public DateTimeOffset Begins => LondonTime.Moment(Evening, Falls);

    public Night Before => new(Evening.AddDays(-1));

    /// <summary>The latest night up to this one that followed a working day: of a Sunday's it is Friday's.</summary>
    public Night AfterWork
    {
        get
        {
            var evening = Evening;
            while (!WorkingDays.Is(evening)) evening = evening.AddDays(-1);
            return new(evening);
        }
    }

    /// <summary>The night that a moment lies in.</summary>
    public static Night Of(DateTimeOffset moment)
    {
        var date = LondonTime.Date(moment);
        return new(moment < LondonTime.Moment(date, Falls) ? date.AddDays(-1) : date);
    }

    /// <summary>Every night from one to another, both of them too.</summary>
    public static IEnumerable<Night> Between(Night first, Night last)
    {
        for (var evening = first.Evening; evening <= last.Evening; evening = evening.AddDays(1)) yield return new(evening);
    }

    public static bool TryParse(string? text, out Night night)
    {
        var parsed = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var evening);
        night = new(evening);
        return parsed;
    }

    public override string ToString() => Evening.ToString(Format, CultureInfo.InvariantCulture);
}
