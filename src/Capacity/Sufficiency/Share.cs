namespace Capacity.Sufficiency;

/// <summary>
/// What one member adds to a total: of a setting its beds, until time makes them unconfirmed; of a total its sums. Slim, since a total keeps one for each member and
/// there may be a million. The default is nothing at all.
/// </summary>
/// <param name="Counts">Before <paramref name="StaleTicks"/>; from then on what is available is unconfirmed.</param>
/// <param name="SuspendedBy">Null where nothing is suspended.</param>
/// <param name="StaleSettings">Before <paramref name="StaleTicks"/>; from then on all its settings.</param>
/// <param name="StaleTicks">In UTC; <see cref="Never"/> where time changes nothing.</param>
internal readonly record struct Share(int Settings, Counts Counts, IReadOnlyList<ReasonCount>? SuspendedBy, int StaleSettings, long StaleTicks)
{
    public const long Never = long.MaxValue;

    /// <summary>A closed setting counts nowhere.</summary>
    public static Share Of(Offer o) => o.Status == SettingStatus.Closed ? default : new(1,
        new(o.Registered, o.Occupied, o.Held, o.Vacant, 0, o.Suspended), o.SuspendedBy.Count == 0 ? null : o.SuspendedBy, 0, o.StaleAt.UtcTicks);

    public static Share Of(Sums sums) => new(sums.Settings, sums.Counts, sums.SuspendedBy, sums.StaleSettings, Never);

    /// <summary>Whether it changes by the passing of time alone, some day.</summary>
    public bool Ages => Settings > 0 && StaleTicks != Never;

    public bool Stale(long now) => now >= StaleTicks;

    public Counts At(long now) => Stale(now) ? Counts with { Available = 0, Unconfirmed = Counts.Unconfirmed + Counts.Available } : Counts;

    public int StaleAt(long now) => Stale(now) ? Settings : StaleSettings;

    /// <summary>Whether both add the same at this moment.</summary>
    public bool AddsTheSameAs(in Share other, long now) =>
        Settings == other.Settings && At(now) == other.At(now) && StaleAt(now) == other.StaleAt(now) && SameReasons(SuspendedBy, other.SuspendedBy);

    private static bool SameReasons(IReadOnlyList<ReasonCount>? a, IReadOnlyList<ReasonCount>? b)
    {
        if (ReferenceEquals(a, b)) return true;
        if ((a?.Count ?? 0) != (b?.Count ?? 0)) return false;
        for (var i = 0; i < a?.Count; i++)
            if (a[i] != b![i]) return false;
        return true;
    }
}
