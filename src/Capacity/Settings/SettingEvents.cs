using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>What happened to a setting. Kinds and members are on disk and on the wire: they are listed in docs/events.md and never change.</summary>
[GenerateSerializer, Immutable, Alias("setting-event")]
public abstract record SettingEvent;

/// <param name="Beds">How many: the first <paramref name="Occupied"/> are occupied by the setting's authority, the next <paramref name="Suspended"/> suspended.</param>
[GenerateSerializer, Immutable, Alias("setting-registered")]
public sealed record SettingRegistered(
    [property: Id(0)] Profile Profile, [property: Id(1)] int Beds, [property: Id(2)] int Occupied, [property: Id(3)] int Suspended,
    [property: Id(4)] SettingStatus Status) : SettingEvent;

/// <param name="Added">Numbers of new beds.</param>
/// <param name="Removed">Numbers of beds taken away.</param>
/// <param name="Status">As it is from now on; a suspension that goes on keeps its reason.</param>
[GenerateSerializer, Immutable, Alias("profile-changed")]
public sealed record ProfileChanged(
    [property: Id(0)] Profile Profile, [property: Id(1)] ImmutableArray<string> Added, [property: Id(2)] ImmutableArray<string> Removed,
    [property: Id(3)] SettingStatus Status) : SettingEvent;

[GenerateSerializer, Immutable, Alias("bed-suspended")]
public sealed record BedSuspended(
    [property: Id(0)] string Bed, [property: Id(1)] SuspensionReason Reason, [property: Id(2)] DateTimeOffset? Until, [property: Id(3)] string? Note,
    [property: Id(4)] bool Reserved) : SettingEvent;

[GenerateSerializer, Immutable, Alias("bed-reopened")]
public sealed record BedReopened([property: Id(0)] string Bed) : SettingEvent;

[GenerateSerializer, Immutable, Alias("bed-occupied")]
public sealed record BedOccupied(
    [property: Id(0)] string Bed, [property: Id(1)] string Authority, [property: Id(2)] DateTimeOffset Since, [property: Id(3)] string? CaseRef) : SettingEvent;

/// <param name="Offer">Offered at once; else suspended as being prepared.</param>
[GenerateSerializer, Immutable, Alias("bed-vacated")]
public sealed record BedVacated([property: Id(0)] string Bed, [property: Id(1)] DateOnly? On, [property: Id(2)] bool Offer) : SettingEvent;

[GenerateSerializer, Immutable, Alias("departure-expected")]
public sealed record DepartureExpected([property: Id(0)] string Bed, [property: Id(1)] DateOnly? On) : SettingEvent;

[GenerateSerializer, Immutable, Alias("bed-added")]
public sealed record BedAdded([property: Id(0)] string Bed) : SettingEvent;

[GenerateSerializer, Immutable, Alias("bed-removed")]
public sealed record BedRemoved([property: Id(0)] string Bed) : SettingEvent;

[GenerateSerializer, Immutable, Alias("setting-suspended")]
public sealed record SettingSuspended(
    [property: Id(0)] SuspensionReason Reason, [property: Id(1)] DateTimeOffset? Until, [property: Id(2)] string? Note, [property: Id(3)] bool Reserved) : SettingEvent;

[GenerateSerializer, Immutable, Alias("setting-reopened")]
public sealed record SettingReopened : SettingEvent;

[GenerateSerializer, Immutable, Alias("setting-closed")]
public sealed record SettingClosed : SettingEvent;

[GenerateSerializer, Immutable, Alias("rated")]
public sealed record Rated([property: Id(0)] Rating Rating, [property: Id(1)] DateOnly On) : SettingEvent;

/// <param name="Limits">Null clears them.</param>
[GenerateSerializer, Immutable, Alias("limits-set")]
public sealed record LimitsSet([property: Id(0)] Limits? Limits) : SettingEvent;

[GenerateSerializer, Immutable, Alias("confirmed")]
public sealed record Confirmed : SettingEvent;

/// <summary>The retention time of the authority that placed has passed: the events of these versions name no case any more.</summary>
/// <param name="Beds">Those that children of these cases live in still.</param>
[GenerateSerializer, Immutable, Alias("cases-forgotten")]
public sealed record CasesForgotten([property: Id(0)] ImmutableArray<int> Versions, [property: Id(1)] ImmutableArray<string> Beds) : SettingEvent;

/// <summary>A suspension reached its end: the bed's, or the setting's where no bed is named.</summary>
[GenerateSerializer, Immutable, Alias("suspension-ended")]
public sealed record SuspensionEnded([property: Id(0)] string? Bed) : SettingEvent;

/// <summary>The authority's rota says when the carers are off duty; what it said before counts no longer.</summary>
/// <param name="Off">Ascending; empty: at no time that is known.</param>
[GenerateSerializer, Immutable, Alias("duty-set")]
public sealed record DutySet([property: Id(0)] ImmutableArray<OffDuty> Off) : SettingEvent;
