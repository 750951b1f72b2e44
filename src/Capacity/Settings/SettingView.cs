using System.Text.Json.Serialization;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>A setting as the contract shows it at a moment.</summary>
public sealed record SettingView(
    string Id, int Version, string Name, SettingType Type, IReadOnlyList<string> Categories, string Authority, string District, string Postcode, string Provider,
    Sector Sector, int AgeMin, int AgeMax, Gender Gender, IReadOnlyList<string> Needs, IReadOnlyList<string> Tags, decimal? WeeklyFee, string? ExclusiveTo,
    Rating Rating, SettingStatus Status, SuspensionReason? StatusReason, DateTimeOffset ConfirmedAt, Freshness Freshness, LimitsView? Limits, Counts Counts,
    IReadOnlyDictionary<string, int> SuspendedBy, IReadOnlyList<BedView> Beds)
{
    public static SettingView Of(Setting s, FreshnessLimits freshness, DateTimeOffset now)
    {
        var (p, offer) = (s.Profile, s.ToOffer(freshness));
        string[] because = [.. s.NotOfferedBecause(now)];
        return new(s.Id, s.Version, p.Name, p.Type, p.Categories, p.Authority, p.District, p.Postcode, p.Provider, p.Sector, p.AgeMin, p.AgeMax, p.Gender, p.Needs,
            p.Tags, p.WeeklyFee, p.ExclusiveTo, p.Rating, s.Status, s.Suspension?.Reason, s.ConfirmedAt, offer.Freshness(now),
            s.Limits is { } limits && limits.InForce(now) ? LimitsView.Of(limits) : null, offer.Counts(now),
            offer.SuspendedAt(now).ToDictionary(r => r.Reason, r => r.Beds), [.. s.Beds.Select(b => BedView.Of(s, b, because))]);
    }
}

/// <summary>The limits in force; what does not narrow is left out.</summary>
public sealed record LimitsView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AgeMin, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AgeMax,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Gender? Gender,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? NotNeeds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? SoloOnly, DateTimeOffset? Until)
{
    public static LimitsView Of(Limits l) => new(l.AgeMin, l.AgeMax, l.Gender, l.NotNeeds.IsEmpty ? null : l.NotNeeds, l.SoloOnly ? true : null, l.Until);
}

/// <summary>A bed: each state shows its own members.</summary>
[JsonDerivedType(typeof(OccupiedBedView)), JsonDerivedType(typeof(HeldBedView)), JsonDerivedType(typeof(SuspendedBedView)), JsonDerivedType(typeof(VacantBedView))]
public abstract record BedView([property: JsonPropertyOrder(-2)] string Id, [property: JsonPropertyOrder(-1)] BedStatus Status)
{
    internal static BedView Of(Setting s, Bed bed, IReadOnlyList<string> because) => bed switch
    {
        { Occupancy: { } o } => new OccupiedBedView(bed.Id, o.Since, o.ExpectedFreeOn, o.Authority),
        { Suspension: { } by } => new SuspendedBedView(bed.Id, by.Reason, by.Until, by.Note),
        { HoldId: { } hold } => new HeldBedView(bed.Id, hold, s.Hold(hold)!.Until),
        _ => new VacantBedView(bed.Id, because.Count == 0, because),
    };
}

public sealed record OccupiedBedView(string Id, DateTimeOffset Since, DateOnly? ExpectedFreeOn, string Authority) : BedView(Id, BedStatus.Occupied);

public sealed record HeldBedView(string Id, string HoldId, DateTimeOffset Until) : BedView(Id, BedStatus.Held);

public sealed record SuspendedBedView(string Id, SuspensionReason Reason, DateTimeOffset? Until, string? Note) : BedView(Id, BedStatus.Suspended);

public sealed record VacantBedView(string Id, bool Offered, IReadOnlyList<string> NotOfferedBecause) : BedView(Id, BedStatus.Vacant);
