namespace Capacity.Sufficiency;

/// <summary>
/// What a setting can offer, as totals and searches need it: the whole present value, never a difference. Time enters only through <see cref="StaleAt"/>,
/// <see cref="OffDuty"/> and the limits' end, so that it stays right without a word from the setting.
/// </summary>
/// <param name="Vacant">Beds that nothing but the rota forbids offering: on duty available until <see cref="StaleAt"/>, unconfirmed from then on.</param>
/// <param name="Suspended">Whatever the hour, as <paramref name="SuspendedBy"/> is.</param>
/// <param name="SuspendedBy">Suspended beds by the word that says why, each bed once.</param>
/// <param name="CategoryMask">Of <see cref="Catalogue.Categories"/>; the other masks of needs and tags.</param>
/// <param name="StaleAt">When the provider's last word becomes too old to trust.</param>
/// <param name="Place">Its outcode's centroid; null where that is not known.</param>
/// <param name="WeeklyFee">GBP a week.</param>
/// <param name="FreesOn">The dates on which children are expected to leave, ascending; null without any.</param>
/// <param name="OffDuty">When its carers are off duty, ascending; null: never, as far as is known.</param>
[GenerateSerializer, Immutable, Alias("offer")]
public sealed record Offer(
    [property: Id(0)] string Name, [property: Id(1)] SettingType Type, [property: Id(2)] Sector Sector, [property: Id(3)] string Authority,
    [property: Id(4)] string District, [property: Id(5)] string Provider, [property: Id(6)] SettingStatus Status, [property: Id(7)] SuspensionReason? StatusReason,
    [property: Id(8)] ulong CategoryMask, [property: Id(9)] ulong NeedMask, [property: Id(10)] ulong TagMask, [property: Id(11)] int AgeMin, [property: Id(12)] int AgeMax,
    [property: Id(13)] Gender Gender, [property: Id(14)] string? ExclusiveTo, [property: Id(15)] Rating Rating, [property: Id(16)] decimal? WeeklyFee,
    [property: Id(17)] OfferLimits? Limits, [property: Id(18)] DateTimeOffset ConfirmedAt, [property: Id(19)] DateTimeOffset StaleAt,
    [property: Id(20)] int Registered, [property: Id(21)] int Occupied, [property: Id(22)] int Held, [property: Id(23)] int Vacant, [property: Id(24)] int Suspended,
    [property: Id(25)] IReadOnlyList<ReasonCount> SuspendedBy, [property: Id(26)] Point? Place, [property: Id(27)] string Outcode,
    [property: Id(28)] IReadOnlyList<DateOnly>? FreesOn = null, [property: Id(29)] IReadOnlyList<OffDuty>? OffDuty = null)
{
    public bool Stale(DateTimeOffset now) => now >= StaleAt;

    /// <summary>Half the time for which the provider's word is trusted has passed.</summary>
    public DateTimeOffset AgeingAt => ConfirmedAt + (StaleAt - ConfirmedAt) / 2;

    public Freshness Freshness(DateTimeOffset now) => Stale(now) ? Terms.Freshness.Stale : now >= AgeingAt ? Terms.Freshness.Ageing : Terms.Freshness.Fresh;

    public bool IsOffDuty(DateTimeOffset now) => OffDuty is { } times && times.Any(t => t.Covers(now));

    public Counts Counts(DateTimeOffset now) =>
        IsOffDuty(now) ? new(Registered, Occupied, Held, 0, 0, Suspended + Vacant)
        : Stale(now) ? new(Registered, Occupied, Held, 0, Vacant, Suspended)
        : new(Registered, Occupied, Held, Vacant, 0, Suspended);

    /// <summary>The beds that <see cref="Counts"/> counts as suspended, by the word that says why.</summary>
    public IReadOnlyList<ReasonCount> SuspendedAt(DateTimeOffset now) => Vacant > 0 && IsOffDuty(now) ? [.. SuspendedBy, new(Sufficiency.OffDuty.Reason, Vacant)] : SuspendedBy;

    /// <summary>The categories' words, in the catalogue's order.</summary>
    public IEnumerable<string> Categories()
    {
        for (var i = 0; i < Catalogue.Categories.Count; i++)
            if ((CategoryMask & (1UL << i)) != 0) yield return Catalogue.Categories[i].Id;
    }
}

/// <summary>So many beds suspended for this reason.</summary>
[GenerateSerializer, Immutable, Alias("reason-count")]
public readonly record struct ReasonCount([property: Id(0)] string Reason, [property: Id(1)] int Beds);

/// <summary>What the setting can match now, given who lives there; in force until <see cref="Until"/>.</summary>
[GenerateSerializer, Immutable, Alias("offer-limits")]
public sealed record OfferLimits(
    [property: Id(0)] int? AgeMin, [property: Id(1)] int? AgeMax, [property: Id(2)] Gender? Gender, [property: Id(3)] ulong NotNeedMask,
    [property: Id(4)] bool SoloOnly, [property: Id(5)] DateTimeOffset? Until)
{
    public bool InForce(DateTimeOffset now) => Until is not { } until || now < until;
}
