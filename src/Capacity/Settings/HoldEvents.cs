using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>What happened to a hold of the setting's beds.</summary>
[GenerateSerializer, Immutable, Alias("hold-event")]
public abstract record HoldEvent([property: Id(0)] string HoldId) : SettingEvent;

/// <param name="Authority">The search's.</param>
/// <param name="Override">Why a rule of policy or choice gave way; null where none did.</param>
[GenerateSerializer, Immutable, Alias("bed-held")]
public sealed record BedHeld(
    string HoldId, [property: Id(0)] string SearchId, [property: Id(1)] ImmutableArray<string> BedIds, [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] string Authority, [property: Id(4)] string? Override) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-extended")]
public sealed record HoldExtended(string HoldId, [property: Id(0)] DateTimeOffset Until) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-accepted")]
public sealed record HoldAccepted(string HoldId) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-declined")]
public sealed record HoldDeclined(string HoldId, [property: Id(0)] DeclineReason Reason, [property: Id(1)] string? Note) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-released")]
public sealed record HoldReleased(string HoldId) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-expired")]
public sealed record HoldExpired(string HoldId) : HoldEvent(HoldId);

[GenerateSerializer, Immutable, Alias("hold-placed")]
public sealed record HoldPlaced(
    string HoldId, [property: Id(0)] string Authority, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] string? CaseRef) : HoldEvent(HoldId);

/// <summary>Somebody was shown whom to ring.</summary>
[GenerateSerializer, Immutable, Alias("contact-read")]
public sealed record ContactRead(string HoldId) : HoldEvent(HoldId);
