using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>What may be asked of a setting. Well-formed already: bad input never becomes a command.</summary>
[GenerateSerializer, Immutable, Alias("setting-command")]
public abstract record SettingCommand;

/// <summary>Registers the setting or changes its profile, bed count and status.</summary>
/// <param name="Status">Null keeps it (a new setting is open).</param>
/// <param name="Occupied">A first count, for a new setting only, as <paramref name="Suspended"/> is.</param>
/// <param name="Lifts">Whether an open status ends any suspension, or only one that the register made.</param>
[GenerateSerializer, Immutable, Alias("register")]
public sealed record RegisterSetting(
    [property: Id(0)] Profile Profile, [property: Id(1)] int Beds, [property: Id(2)] SettingStatus? Status, [property: Id(3)] int Occupied = 0,
    [property: Id(4)] int Suspended = 0, [property: Id(5)] bool Lifts = false) : SettingCommand;

[GenerateSerializer, Immutable, Alias("suspend-bed")]
public sealed record SuspendBed(
    [property: Id(0)] string Bed, [property: Id(1)] SuspensionReason Reason, [property: Id(2)] DateTimeOffset? Until = null, [property: Id(3)] string? Note = null)
    : SettingCommand;

[GenerateSerializer, Immutable, Alias("reopen-bed")]
public sealed record ReopenBed([property: Id(0)] string Bed) : SettingCommand;

[GenerateSerializer, Immutable, Alias("occupy-bed")]
public sealed record OccupyBed(
    [property: Id(0)] string Bed, [property: Id(1)] string Authority, [property: Id(2)] DateTimeOffset? Since = null, [property: Id(3)] string? CaseRef = null) : SettingCommand;

[GenerateSerializer, Immutable, Alias("vacate-bed")]
public sealed record VacateBed([property: Id(0)] string Bed, [property: Id(1)] DateOnly? On = null, [property: Id(2)] bool Offer = false) : SettingCommand;

[GenerateSerializer, Immutable, Alias("expect-free")]
public sealed record ExpectFree([property: Id(0)] string Bed, [property: Id(1)] DateOnly? On) : SettingCommand;

[GenerateSerializer, Immutable, Alias("add-bed")]
public sealed record AddBed : SettingCommand;

[GenerateSerializer, Immutable, Alias("remove-bed")]
public sealed record RemoveBed([property: Id(0)] string Bed) : SettingCommand;

[GenerateSerializer, Immutable, Alias("suspend-setting")]
public sealed record SuspendSetting(
    [property: Id(0)] SuspensionReason Reason, [property: Id(1)] DateTimeOffset? Until = null, [property: Id(2)] string? Note = null) : SettingCommand;

[GenerateSerializer, Immutable, Alias("reopen-setting")]
public sealed record ReopenSetting : SettingCommand;

[GenerateSerializer, Immutable, Alias("close-setting")]
public sealed record CloseSetting : SettingCommand;

[GenerateSerializer, Immutable, Alias("rate")]
public sealed record Rate([property: Id(0)] Rating Rating, [property: Id(1)] DateOnly On) : SettingCommand;

[GenerateSerializer, Immutable, Alias("set-limits")]
public sealed record SetLimits([property: Id(0)] Limits Limits) : SettingCommand;

[GenerateSerializer, Immutable, Alias("confirm")]
public sealed record Confirm : SettingCommand;

/// <summary>Says when emergency carers are off duty; only their authority's rota does.</summary>
/// <param name="Authority">Whose rota it is: a household that has moved to another authority does not hear it.</param>
/// <param name="Off">Ascending.</param>
[GenerateSerializer, Immutable, Alias("set-duty")]
public sealed record SetDuty([property: Id(0)] string Authority, [property: Id(1)] ImmutableArray<OffDuty> Off) : SettingCommand;

/// <summary>Something that is asked of one hold.</summary>
[GenerateSerializer, Immutable, Alias("hold-command")]
public abstract record HoldCommand([property: Id(0)] string HoldId) : SettingCommand;

/// <summary>Keeps beds, all or none.</summary>
/// <param name="HoldId">Given by the search, so that asking twice holds once.</param>
/// <param name="Authority">The search's: who would place.</param>
/// <param name="Test">What the setting must meet now.</param>
/// <param name="Override">Why a policy or choice gives way, for the trail.</param>
[GenerateSerializer, Immutable, Alias("hold-beds")]
public sealed record HoldBeds(
    string HoldId, [property: Id(0)] string SearchId, [property: Id(1)] int Beds, [property: Id(2)] DateTimeOffset Until, [property: Id(3)] string Authority,
    [property: Id(4)] OfferTest Test, [property: Id(5)] string? Override = null) : HoldCommand(HoldId);

/// <param name="HoldId">The hold.</param>
/// <param name="Minutes">Added to its end.</param>
[GenerateSerializer, Immutable, Alias("extend-hold")]
public sealed record ExtendHold(string HoldId, [property: Id(0)] int Minutes) : HoldCommand(HoldId);

[GenerateSerializer, Immutable, Alias("accept-hold")]
public sealed record AcceptHold(string HoldId) : HoldCommand(HoldId);

[GenerateSerializer, Immutable, Alias("decline-hold")]
public sealed record DeclineHold(string HoldId, [property: Id(0)] DeclineReason Reason, [property: Id(1)] string? Note = null) : HoldCommand(HoldId);

[GenerateSerializer, Immutable, Alias("release-hold")]
public sealed record ReleaseHold(string HoldId) : HoldCommand(HoldId);

/// <param name="HoldId">The hold.</param>
/// <param name="Test">What must still be true: no rule of law forbids it.</param>
[GenerateSerializer, Immutable, Alias("place-hold")]
public sealed record PlaceHold(
    string HoldId, [property: Id(0)] DateTimeOffset? Since, [property: Id(1)] string? CaseRef, [property: Id(2)] OfferTest Test) : HoldCommand(HoldId);

/// <summary>Shows whom to ring; the reading is in the trail.</summary>
[GenerateSerializer, Immutable, Alias("read-contact")]
public sealed record ReadContact(string HoldId) : HoldCommand(HoldId);
