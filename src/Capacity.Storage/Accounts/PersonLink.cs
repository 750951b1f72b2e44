namespace Capacity.Storage.Accounts;

/// <summary>A link of a letter, as it lies in the store: the secret itself is in the letter alone.</summary>
internal sealed class PersonLink
{
    public required string Hash { get; init; }

    public required string PersonId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
