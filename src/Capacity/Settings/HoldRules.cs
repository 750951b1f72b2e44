using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>What may be done with a hold. Two holds never share a bed; a hold ends once.</summary>
internal static class HoldRules
{
    private const int MostExtensions = 2;

    public static Decision Decide(Setting s, HoldCommand command, Asking asking) => (command, s.Hold(command.HoldId)) switch
    {
        (HoldBeds, { }) => Decision.NothingToDo, // asked twice: held once
        (HoldBeds c, null) => Hold(s, c, asking),
        (_, null) => Refusals.NoSuchHold,
        (ReleaseHold, { Status: HoldStatus.Released }) or (DeclineHold, { Status: HoldStatus.Declined }) or (PlaceHold, { Status: HoldStatus.Placed })
            or (AcceptHold, { Status: HoldStatus.Accepted }) => Decision.NothingToDo,
        (_, { Ended: true }) => Refusals.HoldEnded,
        (ExtendHold, { Extensions: >= MostExtensions }) => Refusals.HoldExtendedTwice,
        (ExtendHold c, { } hold) => new HoldExtended(c.HoldId, hold.Until.AddMinutes(c.Minutes)),
        (AcceptHold c, _) => new HoldAccepted(c.HoldId),
        (DeclineHold c, _) => new HoldDeclined(c.HoldId, c.Reason, c.Note),
        (ReleaseHold c, _) => new HoldReleased(c.HoldId),
        (PlaceHold c, { } hold) => Place(s, c, hold, asking),
        (ReadContact c, _) => new ContactRead(c.HoldId),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule decides this command."),
    };

    private static Decision Hold(Setting s, HoldBeds c, Asking asking)
    {
        if (s.Status == SettingStatus.Closed) return Refusals.Closed;
        if (c.Test.Refuse(s.ToOffer(asking.Freshness), asking.Now) is { } refusal) return refusal;
        var beds = s.Beds.Where(b => b.Status == BedStatus.Vacant).Take(c.Beds).Select(b => b.Id).ToImmutableArray();
        return beds.Length < c.Beds ? Refusals.BedNotAvailable : new BedHeld(c.HoldId, c.SearchId, beds, c.Until, c.Authority, c.Override);
    }

    private static Decision Place(Setting s, PlaceHold c, Hold hold, Asking asking) =>
        c.Test.Refuse(s.ToOffer(asking.Freshness), asking.Now) is { } refusal ? refusal : new HoldPlaced(c.HoldId, hold.Authority, c.Since ?? asking.Now, c.CaseRef);
}
