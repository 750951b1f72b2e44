using System.Globalization;

namespace Capacity.Placements;

/// <summary>Why a match stands where it stands, in words for somebody tired.</summary>
public static class Reasons
{
    private static readonly ulong EmergencyCarers = Catalogue.Categories.Mask(["fostering-edt"]);

    public static IReadOnlyList<string> Of(Found found, Findings findings, When when)
    {
        var why = new List<string> { Kind(found, when) };
        if (findings.From is not null && findings.FromName is { } place) why.Add(Distance(found, place));
        why.Add(found.Offer.Stale(findings.At) ? $"Ring first: last confirmed {Ago(found, findings.At)}" : $"Confirmed {Ago(found, findings.At)}");
        if (found.Offer.Rating is Rating.Outstanding or Rating.Good or Rating.ConsistentlyStrong) why.Add($"Rated {Catalogue.Ratings[found.Offer.Rating.Word()].Name.ToLowerInvariant()}");
        return why;
    }

    /// <summary>How long ago, in the largest unit that fits: minutes, hours, days.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => Count((int)age.TotalMinutes, "minute"),
        { TotalHours: < 48 } => Count((int)age.TotalHours, "hour"),
        _ => Count((int)age.TotalDays, "day"),
    };

    private static string Kind(Found found, When when)
    {
        if (when == When.Tonight && (found.Offer.CategoryMask & EmergencyCarers) != 0) return "Emergency carers, open tonight";
        var sector = Catalogue.Sectors[found.Offer.Sector.Word()].Name;
        return $"{sector} {Catalogue.Types[found.Offer.Type.Word()].Name.ToLowerInvariant()}";
    }

    private static string Distance(Found found, string place)
    {
        if (found.Miles is not { } miles) return "Distance not known";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(miles, 1):0.0} miles from {place}");
        return found.AtCentre ? $"{text}, measured to the centre of {PlaceNames.District(found.Offer.District, found.Offer.Authority)}" : text;
    }

    private static string Ago(Found found, DateTimeOffset at) => Ago(at - found.Offer.ConfirmedAt);

    private static string Count(int n, string unit) => string.Create(CultureInfo.InvariantCulture, $"{n} {unit}{(n == 1 ? "" : "s")} ago");
}
