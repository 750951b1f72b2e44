using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Settings;

/// <summary>What happened, in a sentence of the trail. No child, no case and no search is named.</summary>
internal static class EventSentence
{
    /// <param name="what">The event.</param>
    /// <param name="now">When it is read: today's times go without their day.</param>
    /// <param name="whole">Whether the reader may see why a rule gave way to a search; a provider may not.</param>
    public static string Of(SettingEvent what, DateTimeOffset now, bool whole) => what switch
    {
        SettingRegistered e => $"Registered with {Plural.Of(e.Beds, "bed")}",
        ProfileChanged e => "Register entry changed" + Beds(", added", e.Added) + Beds(", removed", e.Removed),
        BedSuspended e => $"Bed {e.Bed} suspended: {Because(e.Reason, e.Until, e.Note, now)}",
        BedReopened e => $"Bed {e.Bed} reopened",
        BedOccupied e => $"Bed {e.Bed} occupied, placed by {PlaceNames.Authority(e.Authority)}",
        BedVacated { Offer: true } e => $"Bed {e.Bed} vacated and offered at once",
        BedVacated e => $"Bed {e.Bed} vacated, being prepared",
        DepartureExpected { On: { } on } e => $"Bed {e.Bed} expected free on {UkTime.Day(on)}",
        DepartureExpected e => $"Bed {e.Bed} no longer expected free",
        BedAdded e => $"Bed {e.Bed} added",
        BedRemoved e => $"Bed {e.Bed} removed",
        SettingSuspended e => $"Setting suspended: {Because(e.Reason, e.Until, e.Note, now)}",
        SettingReopened => "Setting reopened",
        SettingClosed => "Setting closed",
        Rated e => $"Rated {Wording.Within(Wording.Rating(e.Rating))} on {UkTime.Day(e.On)}",
        LimitsSet { Limits: null } => "Limits cleared",
        LimitsSet e => $"Limits set: {LimitsSentence.Of(LimitsView.Of(e.Limits), now)}",
        Confirmed => "Confirmed: the picture is right",
        DutySet { Off: [] } => "On duty whatever the hour, as far as the rota is known",
        DutySet e => $"Off duty by the rota {Times(e.Off, now)}",
        SuspensionEnded { Bed: { } bed } => $"Suspension of bed {bed} ended",
        SuspensionEnded => "Suspension of the setting ended",
        BedHeld e => $"{Named(e.BedIds)} held until {UkTime.Moment(e.Until, now)}" + (whole && e.Override is { } reason ? $", a rule giving way (“{reason}”)" : ""),
        HoldExtended e => $"Hold extended until {UkTime.Moment(e.Until, now)}",
        HoldAccepted => "Hold accepted",
        HoldDeclined e => $"Hold declined: {Catalogue.DeclineReasons[e.Reason.Word()].Name.ToLowerInvariant()}",
        HoldReleased => "Hold released",
        HoldExpired => "Hold ran out",
        HoldPlaced => "Child placed",
        CasesForgotten => "Case references deleted after the retention time",
        ContactRead => "Contact read for a held bed",
        _ => EventKinds.Kind(what),
    };

    private static string Because(SuspensionReason reason, DateTimeOffset? until, string? note, DateTimeOffset now) =>
        Wording.Within(Wording.Reason(reason)) + (until is { } end ? $", until {UkTime.Moment(end, now)}" : "") + (note is { Length: > 0 } ? $" (“{note}”)" : "");

    /// <summary>The first of them, and how many more.</summary>
    private static string Times(IReadOnlyList<OffDuty> off, DateTimeOffset now) =>
        $"from {UkTime.Moment(off[0].From, now)} until {UkTime.Moment(off[0].Until, now)}" + (off.Count > 1 ? $", and {Plural.Of(off.Count - 1, "more time")}" : "");

    private static string Beds(string what, IReadOnlyCollection<string> beds) => beds.Count == 0 ? "" : $"{what} {Named(beds).ToLowerInvariant()}";

    private static string Named(IReadOnlyCollection<string> beds) => $"{Plural.Word(beds.Count, "Bed")} {Wording.List(beds)}";
}
