namespace Capacity.Storage.Accounts;

/// <summary>An open session, as it lies in the store.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }

    /// <summary>Who opened it: <see cref="Actor.Caller"/>.</summary>
    public required string Holder { get; init; }

    /// <summary>The person who opened it; null: a token or an account of the demo did.</summary>
    public string? PersonId { get; init; }

    /// <summary>The person's security stamp when it was opened.</summary>
    public string? Stamp { get; init; }

    public required SessionKind Kind { get; init; }

    public required string Label { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }
}
