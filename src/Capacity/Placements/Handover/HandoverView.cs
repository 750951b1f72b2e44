using System.Text.Json.Serialization;
using Capacity.Settings;

namespace Capacity.Placements.Handover;

/// <summary>A night as the day team is given it.</summary>
/// <param name="Searches">Begun since then, or with something that happened since; the earliest first. One that went on as another is not among them: the other is.</param>
/// <param name="Placements">Made since then, and earlier ones of which a child is still with emergency carers; the clock that ends first first.</param>
/// <param name="OpenHolds">The one that ends first first.</param>
/// <param name="Unmet">Needs for which no bed was found.</param>
/// <param name="Occupied">Beds that were occupied without a hold; the earliest first.</param>
public sealed record HandoverView(
    DateTimeOffset Since, DateTimeOffset At, IReadOnlyList<SearchHandedOver> Searches, IReadOnlyList<PlacementHandedOver> Placements,
    IReadOnlyList<OpenHoldHandedOver> OpenHolds, IReadOnlyList<DeclinesHandedOver> Declines, IReadOnlyList<UnmetHandedOver> Unmet,
    IReadOnlyList<OccupiedHandedOver> Occupied)
{
    [JsonIgnore]
    public IEnumerable<HandedOver> All => [.. OpenHolds, .. Placements, .. Occupied, .. Unmet, .. Declines.SelectMany(d => d.Holds), .. Searches];
}

/// <summary>Something that the day team ticks off.</summary>
/// <param name="Item">What a tick names.</param>
/// <param name="Tick">Null where nobody has ticked it off.</param>
public abstract record HandedOver([property: JsonPropertyOrder(-1)] string Item, [property: JsonIgnore] Tick? Tick)
{
    [JsonPropertyOrder(1)]
    public string? TickedBy => Tick?.By.Name;

    [JsonPropertyOrder(1)]
    public DateTimeOffset? TickedAt => Tick?.At;
}

/// <param name="By">Who searched.</param>
public sealed record SearchHandedOver(
    string Item, Tick? Tick, string Id, DateTimeOffset CreatedAt, string By, SearchStatus Status, SearchOutcome? Outcome, string? Note, DateTimeOffset? ClosedAt,
    Need Need) : HandedOver(Item, Tick);

/// <param name="Name">The setting's.</param>
/// <param name="Authority">Who placed.</param>
/// <param name="PlacedAt">When it was recorded.</param>
/// <param name="Since">Since when the child lives there.</param>
/// <param name="Left">Nobody lives in those beds since then any more.</param>
/// <param name="Clock">Of a stay with emergency carers or in an emergency home that has not ended; else null.</param>
public sealed record PlacementHandedOver(
    string Item, Tick? Tick, string HoldId, string SearchId, string SettingId, string Name, IReadOnlyList<string> BedIds, string? CaseRef, string Authority,
    DateTimeOffset PlacedAt, DateTimeOffset Since, bool Left, EmergencyClock? Clock) : HandedOver(Item, Tick);

/// <summary>By when a child must have moved on: the placing authority's policy.</summary>
/// <param name="StartsAt">Later than the placement where that is on a day off and the policy says so.</param>
public sealed record EmergencyClock(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

public sealed record OpenHoldHandedOver(
    string Item, Tick? Tick, string HoldId, string SearchId, string SettingId, string Name, IReadOnlyList<string> BedIds, string? CaseRef, DateTimeOffset HeldAt,
    DateTimeOffset Until, HoldStatus Status) : HandedOver(Item, Tick);

/// <summary>Holds that providers declined for one reason.</summary>
/// <param name="Name">How people say the reason.</param>
public sealed record DeclinesHandedOver(DeclineReason Reason, string Name, IReadOnlyList<DeclineHandedOver> Holds);

public sealed record DeclineHandedOver(
    string Item, Tick? Tick, string HoldId, string SearchId, string SettingId, string Name, IReadOnlyList<string> BedIds, DateTimeOffset DeclinedAt, string? Note)
    : HandedOver(Item, Tick);

public sealed record UnmetHandedOver(
    string Item, Tick? Tick, string SearchId, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, string? Note, Need Need) : HandedOver(Item, Tick);

/// <param name="By">Who recorded it.</param>
/// <param name="Authority">Whose child lives there.</param>
/// <param name="OccupiedAt">When it was recorded.</param>
/// <param name="Since">Since when the child lives there.</param>
/// <param name="Left">Nobody lives in the bed since then any more.</param>
/// <param name="Clock">Where children stay in an emergency alone; null elsewhere.</param>
public sealed record OccupiedHandedOver(
    string Item, Tick? Tick, string SettingId, string Name, string BedId, string? CaseRef, string Authority, DateTimeOffset OccupiedAt, DateTimeOffset Since, string By, bool Left,
    EmergencyClock? Clock) : HandedOver(Item, Tick);

/// <summary>What a tick is answered with.</summary>
/// <param name="TickedBy">Null where it is not ticked off, as is <paramref name="TickedAt"/>.</param>
public sealed record TickView(string Item, bool Done, string? TickedBy, DateTimeOffset? TickedAt)
{
    public static TickView Of(Tick tick) => new(tick.Item, tick.Done, tick.Done ? tick.By.Name : null, tick.Done ? tick.At : null);
}
