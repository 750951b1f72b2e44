using Capacity.Placements.Demand;
using Capacity.Settings;

namespace Capacity.Placements.Handover;

/// <summary>What belongs in a handover, and in which order it is read.</summary>
public static class HandoverRules
{
    /// <summary>The settings of which a handover has to know more than their id.</summary>
    public static IEnumerable<string> SettingsFor(IEnumerable<SearchState> searches, DateTimeOffset since) => searches.SelectMany(s => s.Holds)
        .Where(h => h.Hold is { } hold && (!hold.Ended || hold.Status == HoldStatus.Placed || hold.Status == HoldStatus.Declined && EndedAt(h) >= since))
        .Select(h => h.Setting).Distinct(StringComparer.Ordinal);

    public static HandoverView Of(HandoverFacts facts)
    {
        List<Kept> holds = [.. facts.Searches.SelectMany(s => s.Holds.Where(h => !h.IsPending).Select(h => new Kept(s, h, h.Hold!)))];
        return new(facts.Since, facts.At, Searches(facts), [.. Placements(facts, holds)], [.. OpenHolds(facts, holds)], [.. Declines(facts, holds)], [.. Unmet(facts)],
            [.. Occupied(facts)]);
    }

    private static IReadOnlyList<SearchHandedOver> Searches(HandoverFacts facts) =>
    [
        .. from s in facts.Searches
           where s.ReplacedBy is null && HappenedIn(s, facts.Since) // the one with which it went on is there
           orderby s.CreatedAt, s.Id
           let item = HandoverItem.Of(HandoverKind.Search, s).ToString()
           select new SearchHandedOver(item, facts.Ticks.GetValueOrDefault(item), s.Id, s.CreatedAt, s.By.Name, s.Status, s.Outcome, s.Note, s.ClosedAt, s.Need),
    ];

    private static bool HappenedIn(SearchState s, DateTimeOffset since) =>
        s.CreatedAt >= since || DemandRules.EndOf(s) >= since || s.Holds.Any(h => !h.IsPending && (!h.Ended || h.At >= since || EndedAt(h) >= since));

    private static IEnumerable<PlacementHandedOver> Placements(HandoverFacts facts, IEnumerable<Kept> holds) =>
        from k in holds
        where k.Hold.Status == HoldStatus.Placed
        let setting = facts.Settings.GetValueOrDefault(k.Of.Setting)
        let placedAt = EndedAt(k.Of)
        let since = k.Hold.PlacedSince ?? placedAt
        let left = !LivesThere(setting, k.Hold)
        let clock = !left && IsEmergencyStay(k.Search.Need, setting?.Profile) ? ClockOf(facts, k.Hold.Authority, since) : null
        where placedAt >= facts.Since || clock is not null
        orderby clock is null, clock?.EndsAt, placedAt, k.Hold.Id
        let item = HandoverItem.Of(HandoverKind.Placement, k.Search, k.Of).ToString()
        select new PlacementHandedOver(item, facts.Ticks.GetValueOrDefault(item), k.Hold.Id, k.Search.Id, k.Of.Setting, NameOf(setting, k.Of), k.Hold.BedIds,
            k.Search.Need.CaseRef, k.Hold.Authority, placedAt, since, left, clock);

    /// <summary>Whether the child's stay there is one of the emergency kind, which soon ends: not where somebody planned it with carers who take children for longer too.</summary>
    public static bool IsEmergencyStay(Need need, Profile? at) => at is not null && (need.When == When.Planned ? at.IsEmergencyOnly : at.IsEmergency);

    private static bool LivesThere(Setting? setting, Hold placed) => setting is null
        || placed.BedIds.Any(id => setting.Bed(id)?.Occupancy is { } o && (placed.PlacedSince is null || o.Since == placed.PlacedSince));

    /// <param name="authority">The one that placed the child.</param>
    private static EmergencyClock ClockOf(HandoverFacts facts, string authority, DateTimeOffset since)
    {
        var stay = facts.Policies.Of(authority).EmergencyStay;
        return new(stay.Starts(since), stay.Ends(since));
    }

    private static IEnumerable<OpenHoldHandedOver> OpenHolds(HandoverFacts facts, IEnumerable<Kept> holds) =>
        from k in holds
        where !k.Hold.Ended
        orderby k.Hold.Until, k.Hold.Id
        let item = HandoverItem.Of(HandoverKind.Hold, k.Search, k.Of).ToString()
        select new OpenHoldHandedOver(item, facts.Ticks.GetValueOrDefault(item), k.Hold.Id, k.Search.Id, k.Of.Setting,
            NameOf(facts.Settings.GetValueOrDefault(k.Of.Setting), k.Of), k.Hold.BedIds, k.Search.Need.CaseRef, k.Of.At, k.Hold.Until, k.Hold.Status);

    /// <summary>The commonest reason first.</summary>
    private static IEnumerable<DeclinesHandedOver> Declines(HandoverFacts facts, IEnumerable<Kept> holds) =>
        from k in holds
        where k.Hold.Status == HoldStatus.Declined && EndedAt(k.Of) >= facts.Since
        let item = HandoverItem.Of(HandoverKind.Decline, k.Search, k.Of).ToString()
        let declined = new DeclineHandedOver(item, facts.Ticks.GetValueOrDefault(item), k.Hold.Id, k.Search.Id, k.Of.Setting,
            NameOf(facts.Settings.GetValueOrDefault(k.Of.Setting), k.Of), k.Hold.BedIds, EndedAt(k.Of), k.Hold.DeclineNote)
        group declined by k.Hold.DeclineReason ?? DeclineReason.Other
        into reason
        orderby reason.Count() descending, reason.Key
        select new DeclinesHandedOver(reason.Key, Catalogue.DeclineReasons[reason.Key.Word()].Name, [.. reason.OrderBy(d => d.DeclinedAt).ThenBy(d => d.HoldId, StringComparer.Ordinal)]);

    private static IEnumerable<UnmetHandedOver> Unmet(HandoverFacts facts) =>
        from s in facts.Searches
        where s.Outcome == SearchOutcome.Unmet && (s.ClosedAt ?? s.CreatedAt) >= facts.Since
        orderby s.ClosedAt ?? s.CreatedAt, s.Id
        let item = HandoverItem.Of(HandoverKind.Unmet, s).ToString()
        select new UnmetHandedOver(item, facts.Ticks.GetValueOrDefault(item), s.Id, s.CreatedAt, s.ClosedAt, s.Note, s.Need);

    private static IEnumerable<OccupiedHandedOver> Occupied(HandoverFacts facts) =>
        from r in facts.Occupied
        let what = (BedOccupied)r.Event
        let setting = facts.Settings.GetValueOrDefault(r.Setting)
        let left = setting is not null && setting.Bed(what.Bed)?.Occupancy?.Since != what.Since
        let clock = !left && setting?.Profile.IsEmergencyOnly == true ? ClockOf(facts, what.Authority, what.Since) : null
        orderby clock is null, clock?.EndsAt, r.At, r.Setting, r.Version
        let item = new HandoverItem(HandoverKind.Occupied, r.Setting, r.Version).ToString()
        select new OccupiedHandedOver(item, facts.Ticks.GetValueOrDefault(item), r.Setting, setting?.Profile.Name ?? r.Setting, what.Bed, what.CaseRef, what.Authority, r.At, what.Since,
            r.Actor.Name, left, clock);

    /// <summary>Of a hold that ended before its end was kept: when it was made, at least.</summary>
    private static DateTimeOffset EndedAt(SearchHold h) => h.Hold!.EndedAt ?? h.At;

    private static string NameOf(Setting? setting, SearchHold of) => setting?.Profile.Name ?? of.Setting;

    /// <summary>A hold with the search that it is of.</summary>
    private sealed record Kept(SearchState Search, SearchHold Of, Hold Hold);
}
