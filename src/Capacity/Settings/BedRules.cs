using System.Globalization;

namespace Capacity.Settings;

/// <summary>What may be done with one bed. A child is never moved by a suspension: an occupied bed stays occupied.</summary>
internal static class BedRules
{
    /// <summary>The n-th number after the last ever given.</summary>
    public static string NextId(Setting s, int n) => (s.LastBed + n).ToString(CultureInfo.InvariantCulture);

    public static Decision Suspend(Setting s, SuspendBed c, Asking asking)
    {
        if (s.Bed(c.Bed) is not { } bed) return Refusals.NoSuchBed;
        if (InUse(bed) is { } refusal) return refusal;
        var wanted = SettingRules.Resuspend(bed.Suspension, c.Reason, c.Until, c.Note, asking);
        return wanted is null ? Refusals.NotYoursToReopen
            : wanted == bed.Suspension ? Decision.NothingToDo
            : new BedSuspended(c.Bed, wanted.Reason, wanted.Until, wanted.Note, wanted.Reserved);
    }

    public static Decision Reopen(Setting s, ReopenBed c, Asking asking) => s.Bed(c.Bed) switch
    {
        null => Refusals.NoSuchBed,
        { InUse: true } bed => InUse(bed)!,
        { Suspension: null } => Decision.NothingToDo,
        { Suspension.Reserved: true } when !asking.MayLiftReserved => Refusals.NotYoursToReopen,
        _ => new BedReopened(c.Bed),
    };

    public static Decision Occupy(Setting s, OccupyBed c, Asking asking) => s.Bed(c.Bed) switch
    {
        null => Refusals.NoSuchBed,
        { InUse: true } bed => InUse(bed)!,
        { Status: BedStatus.Suspended } => Refusals.BedSuspended,
        _ => new BedOccupied(c.Bed, c.Authority, c.Since ?? asking.Now, c.CaseRef),
    };

    public static Decision Vacate(Setting s, VacateBed c) => s.Bed(c.Bed) switch
    {
        null => Refusals.NoSuchBed,
        { Status: BedStatus.Held } => Refusals.BedHeld,
        { Occupancy: null } => Refusals.BedNotOccupied,
        _ => new BedVacated(c.Bed, c.On, c.Offer),
    };

    public static Decision ExpectFree(Setting s, ExpectFree c) => s.Bed(c.Bed) switch
    {
        null => Refusals.NoSuchBed,
        { Occupancy: null } => Refusals.BedNotOccupied,
        { Occupancy: { } occupancy } when occupancy.ExpectedFreeOn == c.On => Decision.NothingToDo,
        _ => new DepartureExpected(c.Bed, c.On),
    };

    public static Decision Remove(Setting s, RemoveBed c) => s.Bed(c.Bed) switch
    {
        null => Refusals.NoSuchBed,
        { InUse: true } bed => InUse(bed)!,
        _ => new BedRemoved(c.Bed),
    };

    private static Refusal? InUse(Bed bed) => bed.Status switch
    {
        BedStatus.Occupied => Refusals.BedOccupied,
        BedStatus.Held => Refusals.BedHeld,
        _ => null,
    };
}
