using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>A bed as its row shows it: the state as a word, and what there is to say of it.</summary>
/// <param name="Look">The state's look: available, unconfirmed, held, suspended, occupied.</param>
internal sealed record BedRow(string Id, string Look, string State, string? Detail, BedView View)
{
    public static BedRow Of(BedView bed, Freshness freshness, DateTimeOffset now) => bed switch
    {
        OccupiedBedView o => new(o.Id, "occupied", "Occupied", Joined($"Placed by {PlaceNames.Authority(o.Authority)}", o.ExpectedFreeOn is { } on ? $"expected free on {UkTime.Day(on)}" : null), o),
        HeldBedView h => new(h.Id, "held", "Held", $"Until {UkTime.Moment(h.Until, now)}", h),
        SuspendedBedView s => new(s.Id, "suspended", "Suspended", Joined(Wording.Reason(s.Reason), s.Until is { } until ? $"until {UkTime.Moment(until, now)}" : null, s.Note), s),
        VacantBedView { Offered: false } v => new(v.Id, "suspended", "Not offered", string.Join(", ", v.NotOfferedBecause.Select(Wording.Reason)), v),
        _ when freshness == Freshness.Stale => new(bed.Id, "unconfirmed", "Unconfirmed", "Ring first: nobody has confirmed it lately", bed),
        _ => new(bed.Id, "available", "Available", null, bed),
    };

    public bool Occupied => View is OccupiedBedView;

    public bool Held => View is HeldBedView;

    public bool Suspended => View is SuspendedBedView;

    public bool Vacant => View is VacantBedView;

    private static string Joined(params string?[] parts) => string.Join("; ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
