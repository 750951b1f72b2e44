using System.Collections.Immutable;
using System.Globalization;

namespace Capacity.Settings;

/// <summary>How events make a setting: the only way in which one changes.</summary>
public static class SettingHistory
{
    /// <summary>So many ended holds are remembered with the setting; older ones are read from the trail.</summary>
    private const int EndedHoldsKept = 50;

    public static Setting? Fold(Setting? from, IEnumerable<Recorded> events) => events.Aggregate(from, Apply);

    /// <exception cref="InvalidOperationException">The event is not the one that follows.</exception>
    public static Setting Apply(Setting? s, Recorded r)
    {
        if (r.Version != (s?.Version ?? 0) + 1) throw new InvalidOperationException($"Version {r.Version} does not follow version {s?.Version ?? 0}.");
        return (s, r.Event) switch
        {
            (null, SettingRegistered e) => Registered(r, e),
            (null, _) => throw new InvalidOperationException("The first event of a setting registers it."),
            var (_, e) => Changed(s, r, e) with { Version = r.Version, ConfirmedAt = Confirms(r) ? r.At : s.ConfirmedAt, DutyTold = e is DutySet ? s.DutyTold + 1 : 0 },
        };
    }

    /// <summary>A provider that changes anything confirms the picture; nobody else does but by saying so.</summary>
    private static bool Confirms(Recorded r) => r.Event is Confirmed || r.Actor.Role == Role.Provider;

    private static Setting Registered(Recorded r, SettingRegistered e)
    {
        var beds = Enumerable.Range(1, e.Beds).Select(n => Bed.Vacant(n.ToString(CultureInfo.InvariantCulture))).Select((bed, i) =>
            i < e.Occupied ? bed.Occupied(new(e.Profile.Authority, r.At)) : i < e.Occupied + e.Suspended ? bed.Suspended(Suspension.AsRegistered) : bed);
        return new(r.Setting, 1, e.Profile, e.Status, e.Status == SettingStatus.Suspended ? Suspension.AsRegistered : null, [.. beds], e.Beds, null, [], r.At, null, null);
    }

    private static Setting Changed(Setting s, Recorded r, SettingEvent what) => what switch
    {
        ProfileChanged e => Reprofiled(s, e),
        BedSuspended e => s.WithBed(e.Bed, b => b.Suspended(new(e.Reason, e.Until, e.Note, e.Reserved))),
        BedReopened e => s.WithBed(e.Bed, b => Bed.Vacant(b.Id)),
        BedOccupied e => s.WithBed(e.Bed, b => b.Occupied(new(e.Authority, e.Since, CaseRef: e.CaseRef))),
        BedVacated e => s.WithBed(e.Bed, b => e.Offer ? Bed.Vacant(b.Id) : b.Suspended(new(SuspensionReason.Preparing))),
        DepartureExpected e => s.WithBed(e.Bed, b => b with { Occupancy = b.Occupancy! with { ExpectedFreeOn = e.On } }),
        BedAdded e => s with { Beds = s.Beds.Add(Bed.Vacant(e.Bed)), LastBed = int.Parse(e.Bed, CultureInfo.InvariantCulture) },
        BedRemoved e => s with { Beds = s.Beds.RemoveAll(b => b.Id == e.Bed) },
        SettingSuspended e => s with { Status = SettingStatus.Suspended, Suspension = new(e.Reason, e.Until, e.Note, e.Reserved) },
        SettingReopened => s with { Status = SettingStatus.Open, Suspension = null },
        SettingClosed => s with { Status = SettingStatus.Closed, Suspension = null },
        Rated e => s with { Profile = s.Profile with { Rating = e.Rating }, RatedOn = e.On },
        LimitsSet e => s with { Limits = e.Limits },
        DutySet e => s with { OffDuty = e.Off.IsEmpty ? null : e.Off },
        SuspensionEnded { Bed: null } => s with { Status = SettingStatus.Open, Suspension = null },
        SuspensionEnded e => s.WithBed(e.Bed!, b => Bed.Vacant(b.Id)),
        CasesForgotten e => s.WithBeds(e.Beds, b => b with { Occupancy = b.Occupancy! with { CaseRef = null } }),
        HoldEvent e => Held(s, r, e),
        Confirmed => s,
        _ => throw new InvalidOperationException($"A setting that is there cannot have {what.GetType().Name} as version {r.Version}."),
    };

    private static Setting Reprofiled(Setting s, ProfileChanged e)
    {
        var suspension = e.Status != SettingStatus.Suspended ? null : s.Suspension ?? Suspension.AsRegistered;
        var beds = s.Beds.RemoveAll(b => e.Removed.Contains(b.Id)).AddRange(e.Added.Select(Bed.Vacant));
        var moved = s with { Profile = e.Profile, Status = e.Status, Suspension = suspension, Beds = beds, LastBed = s.LastBed + e.Added.Length };
        var sameRota = moved.Profile.IsOfEmergencyCarers && moved.Profile.Authority == s.Profile.Authority;
        return moved with { Former = s.Membership.SameAs(moved.Membership) ? s.Former : s.Membership, OffDuty = sameRota ? s.OffDuty : null };
    }

    private static Setting Held(Setting s, Recorded r, HoldEvent what) => what switch
    {
        BedHeld e => s.WithBeds(e.BedIds, b => b.Held(e.HoldId)) with { Holds = Kept(s.Holds.Add(new(e.HoldId, e.SearchId, e.BedIds, e.Until, HoldStatus.Active, e.Authority))) },
        HoldExtended e => s.WithHold(e.HoldId, h => h with { Until = e.Until, Extensions = h.Extensions + 1 }),
        HoldAccepted e => s.WithHold(e.HoldId, h => h with { Status = HoldStatus.Accepted }),
        HoldDeclined e => Freed(s, e.HoldId, h => h with { Status = HoldStatus.Declined, EndedAt = r.At, DeclineReason = e.Reason, DeclineNote = e.Note }),
        HoldReleased e => Freed(s, e.HoldId, h => h with { Status = HoldStatus.Released, EndedAt = r.At }),
        HoldExpired e => Freed(s, e.HoldId, h => h with { Status = HoldStatus.Expired, EndedAt = r.At }),
        HoldPlaced e => s.WithBeds(s.Hold(e.HoldId)!.BedIds, b => b.Occupied(new(e.Authority, e.Since, CaseRef: e.CaseRef)))
            .WithHold(e.HoldId, h => h with { Status = HoldStatus.Placed, EndedAt = r.At, PlacedSince = e.Since }),
        ContactRead => s,
        _ => throw new InvalidOperationException($"{what.GetType().Name} is not known."),
    };

    /// <summary>A held bed that is let go is vacant: offered or not by the rules of the moment.</summary>
    private static Setting Freed(Setting s, string hold, Func<Hold, Hold> end) => s.WithBeds(s.Hold(hold)!.BedIds, b => Bed.Vacant(b.Id)).WithHold(hold, end);

    private static ImmutableArray<Hold> Kept(ImmutableArray<Hold> holds) =>
        holds.Count(h => h.Ended) <= EndedHoldsKept ? holds : holds.Remove(holds.First(h => h.Ended));

    private static Setting WithBed(this Setting s, string bed, Func<Bed, Bed> change) => s.WithBeds([bed], change);

    private static Setting WithBeds(this Setting s, ImmutableArray<string> beds, Func<Bed, Bed> change) =>
        s with { Beds = [.. s.Beds.Select(b => beds.Contains(b.Id) ? change(b) : b)] };

    private static Setting WithHold(this Setting s, string hold, Func<Hold, Hold> change) =>
        s with { Holds = [.. s.Holds.Select(h => h.Id == hold ? change(h) : h)] };
}
