namespace Capacity.Storage.Accounts;

/// <summary>An entry of the log of access, as it lies in the store.</summary>
internal sealed class AccessRow
{
    public long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccessKind Kind { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public Role? ActorRole { get; init; }

    public string? PersonId { get; init; }

    public string? Detail { get; init; }

    public string? FromAddress { get; init; }
}
