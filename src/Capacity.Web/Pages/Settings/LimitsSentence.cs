using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>What a setting can match now, as a person would say it: <c>Boys 12 to 16, not fire setting, until 1 December</c>.</summary>
internal static class LimitsSentence
{
    public static string Of(LimitsView limits, DateTimeOffset now) =>
        string.Join(", ", Parts(limits).Append(limits.Until is { } until ? $"until {Until(until, now)}" : "").Where(p => p.Length > 0)) is { Length: > 0 } text
            ? char.ToUpperInvariant(text[0]) + text[1..]
            : "";

    private static IEnumerable<string> Parts(LimitsView l)
    {
        yield return string.Join(' ', new[] { Whom(l), Ages(l) }.Where(p => p.Length > 0));
        if (l.NotNeeds is { Count: > 0 } needs) yield return $"not {Wording.List(needs.Select(n => Wording.Within(Wording.Need(n))), "or")}";
        if (l.SoloOnly == true) yield return "one child alone";
    }

    private static string Whom(LimitsView l) => l.Gender switch { Gender.Female => "girls", Gender.Male => "boys", _ => l is { AgeMin: { }, AgeMax: { } } ? "ages" : "" };

    private static string Ages(LimitsView l) => l switch
    {
        { AgeMin: { } from, AgeMax: { } to } => Wording.Ages(from, to),
        { AgeMin: { } least } => $"{least} and over",
        { AgeMax: { } most } => $"{most} and under",
        _ => "",
    };

    /// <summary>A day alone where the limits end as it begins.</summary>
    private static string Until(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, clock) = (UkTime.Today(at), UkTime.Clock(at));
        if (day == UkTime.Today(now)) return clock;
        var named = day.Year == UkTime.Today(now).Year ? day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture) : UkTime.Day(day);
        return clock == "00:00" ? named : $"{named} at {clock}";
    }
}
