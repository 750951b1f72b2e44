namespace Capacity.Sufficiency;

/// <summary>
/// What one member adds to a total: of a setting its beds, until time makes them unconfirmed or takes their carers off duty; of a total its sums. Slim, since a total keeps one for each member and
/// there may be a million. The default is nothing at all.
/// </summary>
/// <param name="Counts">Before <paramref name="StaleTicks"/>; from then on what is available is unconfirmed.</param>
/// <param name="SuspendedBy">Null where nothing is suspended.</param>
/// <param name="StaleSettings">Before <paramref name="StaleTicks"/>; from then on all its settings.</param>
/// <param name="StaleTicks">In UTC; <see cref="Never"/> where that changes nothing.</param>
/// <param name="OffDuty">When what is available is suspended instead; null where that changes nothing.</param>
internal readonly record struct Share(
    int Settings, Counts Counts, IReadOnlyList<ReasonCount>? SuspendedBy, int StaleSettings, long StaleTicks, IReadOnlyList<OffDuty>? OffDuty = null)
{
    public const long Never = long.MaxValue, Always = long.MinValue;

    /// <summary>A closed setting counts nowhere.</summary>
    public static Share Of(Offer o) => o.Status == SettingStatus.Closed ? default : new(1,
        new(o.Registered, o.Occupied, o.Held, o.Vacant, 0, o.Suspended), o.SuspendedBy.Count == 0 ? null : o.SuspendedBy, 0, o.StaleAt.UtcTicks, o.Vacant > 0 ? o.OffDuty : null);

    public static Share Of(Sums sums) => new(sums.Settings, sums.Counts, sums.SuspendedBy, sums.StaleSettings, Never);

    /// <summary>When time alone changes it next; <see cref="Never"/> where it does not.</summary>
    public long ChangesAfter(long now)
    {
        if (Settings == 0) return Never;
        var next = Stale(now) ? Never : StaleTicks;
        for (var i = 0; i < OffDuty?.Count; i++)
            if (OffDuty[i] is var off && off.Until.UtcTicks > now) next = Math.Min(next, off.From.UtcTicks > now ? off.From.UtcTicks : off.Until.UtcTicks);
        return next;
    }

    /// <summary>When time alone changed it last; <see cref="Always"/> where it did not.</summary>
    public long ChangedBefore(long now)
    {
        if (Settings == 0) return Always;
        var last = Stale(now) ? StaleTicks : Always;
        for (var i = 0; i < OffDuty?.Count; i++)
            if (OffDuty[i] is var off && off.From.UtcTicks <= now) last = Math.Max(last, off.Until.UtcTicks <= now ? off.Until.UtcTicks : off.From.UtcTicks);
        return last;
    }

    public bool Stale(long now) => now >= StaleTicks;

    /// <summary>Vacant beds that are not offered because their carers are off duty; they are not in <see cref="SuspendedBy"/>.</summary>
    public int OffDutyAt(long now)
    {
        for (var i = 0; i < OffDuty?.Count; i++)
            if (OffDuty[i].From.UtcTicks <= now && now < OffDuty[i].Until.UtcTicks) return Counts.Available;
        return 0;
    }

    public Counts At(long now) => OffDutyAt(now) is > 0 and var off ? Counts with { Available = 0, Suspended = Counts.Suspended + off }
        : Stale(now) ? Counts with { Available = 0, Unconfirmed = Counts.Unconfirmed + Counts.Available } : Counts;

    public int StaleAt(long now) => Stale(now) ? Settings : StaleSettings;

    /// <summary>Whether both add the same at this moment: with the same reasons and as many suspended as many are off duty.</summary>
    public bool AddsTheSameAs(in Share other, long now) =>
        Settings == other.Settings && At(now) == other.At(now) && StaleAt(now) == other.StaleAt(now) && SameReasons(SuspendedBy, other.SuspendedBy);

    /// <summary>Whether it adds the same at both moments.</summary>
    public bool AddsTheSameAt(long one, long other) => At(one) == At(other) && StaleAt(one) == StaleAt(other);

    private static bool SameReasons(IReadOnlyList<ReasonCount>? a, IReadOnlyList<ReasonCount>? b)
    {
        if (ReferenceEquals(a, b)) return true;
        if ((a?.Count ?? 0) != (b?.Count ?? 0)) return false;
        for (var i = 0; i < a?.Count; i++)
            if (a[i] != b![i]) return false;
        return true;
    }
}
