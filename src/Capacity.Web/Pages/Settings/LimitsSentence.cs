using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>What a setting can match now, in one line.</summary>
internal static class LimitsSentence
{
    public static string Of(LimitsView limits, DateTimeOffset now)
    {
        var text = string.Join("; ", Parts(limits));
        return limits.Until is { } until ? $"{text} (until {UkTime.Moment(until, now)})" : text;
    }

    private static IEnumerable<string> Parts(LimitsView l)
    {
        if (l.AgeMin is { } from && l.AgeMax is { } to) yield return $"ages {Wording.Ages(from, to)}";
        else if (l.AgeMin is { } least) yield return $"{least} and over";
        else if (l.AgeMax is { } most) yield return $"{most} and under";
        if (l.Gender is { } gender) yield return Wording.Within(Wording.Gender(gender));
        if (l.NotNeeds is { Count: > 0 } needs) yield return $"not {Wording.List(needs.Select(n => Wording.Within(Wording.Need(n))), "or")}";
        if (l.SoloOnly == true) yield return "one child alone";
    }
}
