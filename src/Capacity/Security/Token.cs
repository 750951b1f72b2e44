namespace Capacity.Security;

/// <summary>A token as it is kept: everything but itself.</summary>
/// <param name="Id">Names it in the trail and when it is revoked.</param>
/// <param name="ProviderId">Exactly where the role is provider.</param>
/// <param name="AuthorityId">Whom the bearer works for; narrows nothing.</param>
/// <param name="Hash">SHA-256 of the token, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("token")]
public sealed record Token(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] Role Role, [property: Id(3)] string? ProviderId,
    [property: Id(4)] string? AuthorityId, [property: Id(5)] DateTimeOffset CreatedAt, [property: Id(6)] DateTimeOffset? ExpiresAt, [property: Id(7)] string Hash)
{
    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;
}

/// <summary>What a token is asked for with; well-formed already.</summary>
[GenerateSerializer, Immutable, Alias("token-request")]
public sealed record TokenRequest(
    [property: Id(0)] string Name, [property: Id(1)] Role Role, [property: Id(2)] string? ProviderId, [property: Id(3)] string? AuthorityId,
    [property: Id(4)] DateTimeOffset? ExpiresAt);

/// <summary>A new token: the only time that <see cref="Secret"/> is shown.</summary>
[GenerateSerializer, Immutable, Alias("issued-token")]
public sealed record IssuedToken([property: Id(0)] string Id, [property: Id(1)] string Secret);
