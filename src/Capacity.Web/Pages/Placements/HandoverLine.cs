using Capacity.Placements;
using Capacity.Placements.Handover;
using Capacity.Settings;

namespace Capacity.Web.Pages.Placements;

/// <summary>An item of the handover in words.</summary>
/// <param name="Title">What it is, and a link to where it is dealt with.</param>
/// <param name="Facts">The rest, the most telling first.</param>
internal sealed record HandoverLine(HandedOver Of, string Title, string Href, IReadOnlyList<string> Facts)
{
    public Mark? Mark { get; init; }

    /// <summary>What stands before it makes no sense without this moment.</summary>
    public DateTimeOffset? When { get; init; }

    public static HandoverLine From(OpenHoldHandedOver h, DateTimeOffset now) => new(h, Place(h.Name, h.BedIds), $"/searches/{h.SearchId}", [.. Case(h.CaseRef), $"Held {UkTime.Moment(h.HeldAt, now)}"])
    {
        Mark = new("held", $"{(h.Status == HoldStatus.Accepted ? "Accepted" : "Held")} until {UkTime.Moment(h.Until, now)}"),
        When = h.Until,
    };

    public static HandoverLine From(PlacementHandedOver p, DateTimeOffset now) => new(p, Place(p.Name, p.BedIds), $"/settings/{p.SettingId}", [.. Particulars(p, now)])
    {
        Mark = MarkOf(p.Clock, p.Left, now),
        When = p.Clock?.EndsAt,
    };

    public static HandoverLine From(UnmetHandedOver u, DateTimeOffset now) =>
        new(u, NeedSentence.Who(u.Need), $"/searches/{u.SearchId}", [.. Note(u.Note), .. NeedSentence.Conditions(u.Need), .. u.ClosedAt is { } at ? [$"Given up {UkTime.Moment(at, now)}"] : Array.Empty<string>()]);

    public static HandoverLine From(OccupiedHandedOver o, DateTimeOffset now) => new(o, Place(o.Name, [o.BedId]), $"/settings/{o.SettingId}",
        [.. ClockStarts(o.Clock, now), .. Case(o.CaseRef), $"Recorded {UkTime.Moment(o.OccupiedAt, now)} by {o.By}", $"There since {UkTime.Moment(o.Since, now)}", $"For {PlaceNames.Authority(o.Authority)}"])
    {
        Mark = MarkOf(o.Clock, o.Left, now),
        When = o.Clock?.EndsAt,
    };

    public static HandoverLine From(DeclineHandedOver d, DateTimeOffset now) =>
        new(d, Place(d.Name, d.BedIds), $"/settings/{d.SettingId}", [.. Note(d.Note), $"Declined {UkTime.Moment(d.DeclinedAt, now)}"]);

    public static HandoverLine From(SearchHandedOver s, DateTimeOffset now) =>
        new(s, NeedSentence.Who(s.Need), $"/searches/{s.Id}", [.. Note(s.Note), .. NeedSentence.Conditions(s.Need), $"Started {UkTime.Moment(s.CreatedAt, now)} by {s.By}"])
        {
            Mark = s.Outcome switch
            {
                SearchOutcome.Placed => new("none", "Child placed"),
                SearchOutcome.NotNeeded => new("none", "No longer needed"),
                SearchOutcome.Unmet => new("none", "No bed found"),
                _ => new("held", "Still open"),
            },
        };

    private static IEnumerable<string> Particulars(PlacementHandedOver p, DateTimeOffset now)
    {
        foreach (var starts in ClockStarts(p.Clock, now)) yield return starts;
        yield return $"There since {UkTime.Moment(p.Since, now)}";
        yield return $"For {PlaceNames.Authority(p.Authority)}";
        foreach (var reference in Case(p.CaseRef)) yield return reference;
    }

    private static Mark? MarkOf(EmergencyClock? clock, bool left, DateTimeOffset now) => clock switch
    {
        { } ended when ended.EndsAt <= now => new("suspended", $"Emergency stay ended {UkTime.DayAndTime(ended.EndsAt)}"),
        { } running => new("unconfirmed", $"Emergency stay ends {UkTime.DayAndTime(running.EndsAt)}"),
        _ => left ? new("none", "Has left again") : null,
    };

    private static IEnumerable<string> ClockStarts(EmergencyClock? clock, DateTimeOffset now) => clock?.StartsAt > now ? [$"The clock starts {UkTime.DayAndTime(clock.StartsAt)}"] : [];

    private static string Place(string name, IReadOnlyList<string> beds) => $"{name}, {Plural.Word(beds.Count, "bed")} {Wording.List(beds)}";

    private static IEnumerable<string> Case(string? reference) => reference is null ? [] : [$"Case {reference}"];

    private static IEnumerable<string> Note(string? note) => note is null ? [] : [$"“{note}”"];
}

/// <param name="Kind">The state whose colour it has.</param>
internal sealed record Mark(string Kind, string Text);
