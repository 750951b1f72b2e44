using System.Globalization;
using Capacity.Placements.Authorities;

namespace Capacity.Placements;

/// <summary>Why a match stands where it stands, in words for somebody tired.</summary>
public static class Reasons
{
    public static IReadOnlyList<string> Of(Found found, Findings findings, When when)
    {
        var why = new List<string> { Kind(found, findings, when) };
        if (findings.From is not null && findings.FromName is { } place) why.Add(Distance(found, place));
        why.Add(found.Offer.Stale(findings.At) ? $"Ring first: last confirmed {Ago(found, findings.At)}" : $"Confirmed {Ago(found, findings.At)}");
        if (found.Offer.Rating is Terms.Rating.Outstanding or Terms.Rating.Good or Terms.Rating.ConsistentlyStrong) why.Add($"Rated {Rating(found)}");
        return why;
    }

    /// <summary>The first thing in which it is better than the next.</summary>
    public static string AheadOf(Found found, Found next, Findings findings)
    {
        var preference = findings.Question.Preference;
        if (!Ranking.AreConfirmedAlike(found, next, preference)) return "Confirmed lately, the next is not";
        return Ranking.Decider(found, next, preference) switch
        {
            Criterion.Type => $"{Type(found)} before {Type(next).ToLowerInvariant()}",
            Criterion.Sector => $"{Sector(found)} before {Sector(next).ToLowerInvariant()}",
            Criterion.Freshness => $"Confirmed more lately: {Freshness(found)} before {Freshness(next)}",
            Criterion.DistanceBand or Criterion.Distance => $"Nearer: {Miles(found)} before {Miles(next)}",
            Criterion.OnDuty => findings.Question.Roster.Knows(found.Offer.Authority) ? "Emergency carers on duty now come first" : "Emergency carers, open tonight, come first",
            Criterion.Rating => $"Better rated: {Rating(found)} before {Rating(next)}",
            _ when found.Miles != next.Miles => $"Nearer: {Miles(found)} before {Miles(next)}",
            _ => "As good as the next: their references decide",
        };

        string Freshness(Found f) => f.Offer.Freshness(findings.At).Word();
    }

    /// <summary>How long ago, in the largest unit that fits: minutes, hours, days.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => Count((int)age.TotalMinutes, "minute"),
        { TotalHours: < 48 } => Count((int)age.TotalHours, "hour"),
        _ => Count((int)age.TotalDays, "day"),
    };

    private static string Kind(Found found, Findings findings, When when)
    {
        var roster = findings.Question.Roster;
        if (when == When.Tonight && (found.Offer.CategoryMask & Catalogue.EmergencyCarers) != 0 && !roster.IsOff(found.Offer.Authority, found.Setting))
            return roster.Knows(found.Offer.Authority) ? "Emergency carers, on duty now" : "Emergency carers, open tonight";
        return $"{Sector(found)} {Type(found).ToLowerInvariant()}";
    }

    private static string Distance(Found found, string place)
    {
        if (found.Miles is null) return "Distance not known";
        var text = $"{Miles(found)} from {place}";
        return found.AtCentre ? $"{text}, measured to the centre of {PlaceNames.District(found.Offer.District, found.Offer.Authority)}" : text;
    }

    private static string Miles(Found found)
    {
        if (found.Miles is not { } miles) return "no known distance";
        var tenths = (int)Math.Round(Math.Round(miles, 1) * 10); // whole numbers are written several times as fast as fractions
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} miles");
    }

    private static string Type(Found found) => Catalogue.Types[found.Offer.Type.Word()].Name;

    private static string Sector(Found found) => Catalogue.Sectors[found.Offer.Sector.Word()].Name;

    private static string Rating(Found found) => Catalogue.Ratings[found.Offer.Rating.Word()].Name.ToLowerInvariant();

    private static string Ago(Found found, DateTimeOffset at) => Ago(at - found.Offer.ConfirmedAt);

    private static string Count(int n, string unit) => string.Create(CultureInfo.InvariantCulture, $"{n} {unit}{(n == 1 ? "" : "s")} ago");
}
