namespace Capacity.Settings;

/// <summary>One registered or approved place of a setting, in one state.</summary>
/// <param name="Id">"1", "2", … ; a removed bed's number is not used again.</param>
/// <param name="Occupancy">Exactly where it is occupied.</param>
/// <param name="Suspension">Exactly where it is suspended.</param>
/// <param name="HoldId">Exactly where it is held.</param>
[GenerateSerializer, Immutable, Alias("bed")]
public sealed record Bed(
    [property: Id(0)] string Id, [property: Id(1)] BedStatus Status, [property: Id(2)] Occupancy? Occupancy = null, [property: Id(3)] Suspension? Suspension = null,
    [property: Id(4)] string? HoldId = null)
{
    public static Bed Vacant(string id) => new(id, BedStatus.Vacant);

    public Bed Occupied(Occupancy by) => new(Id, BedStatus.Occupied, Occupancy: by);

    public Bed Suspended(Suspension by) => new(Id, BedStatus.Suspended, Suspension: by);

    public Bed Held(string hold) => new(Id, BedStatus.Held, HoldId: hold);

    /// <summary>Somebody lives in it or is expected: it may not be taken away.</summary>
    public bool InUse => Status is BedStatus.Occupied or BedStatus.Held;
}

/// <param name="Authority">Who placed the child: an ONS code.</param>
/// <param name="CaseRef">Opaque; never a name. Not shown.</param>
[GenerateSerializer, Immutable, Alias("occupancy")]
public sealed record Occupancy(
    [property: Id(0)] string Authority, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] DateOnly? ExpectedFreeOn = null, [property: Id(3)] string? CaseRef = null);

/// <param name="Until">It ends by itself then; null: until somebody reopens.</param>
/// <param name="Reserved">Only a commissioner or admin lifts it: one of them made it, or its reason is the regulator's notice.</param>
[GenerateSerializer, Immutable, Alias("suspension")]
public sealed record Suspension(
    [property: Id(0)] SuspensionReason Reason, [property: Id(1)] DateTimeOffset? Until = null, [property: Id(2)] string? Note = null, [property: Id(3)] bool Reserved = false)
{
    /// <summary>What a register says of a suspended bed or setting.</summary>
    public static readonly Suspension AsRegistered = new(SuspensionReason.Other, Note: "as registered");
}
