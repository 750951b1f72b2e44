namespace Capacity.Security;

/// <summary>All issued tokens. One grain: they change seldom, and nodes keep a copy of what it holds. Key: <see cref="Key"/>.</summary>
[Alias("tokens-grain")]
public interface ITokensGrain : IGrainWithStringKey
{
    const string Key = "all";

    [Alias("issue")]
    ValueTask<IssuedToken> IssueAsync(TokenRequest request);

    /// <summary>Whether there was such a token.</summary>
    [Alias("revoke")]
    ValueTask<bool> RevokeAsync(string id);

    /// <summary>The tokens that have not been revoked, or null where nothing has changed since a revision.</summary>
    /// <param name="seen">As the last answer had it; empty: answer in any case.</param>
    [SafeToRepeat, Alias("read")]
    ValueTask<TokenList?> ReadAsync(string seen);
}

/// <param name="Revision">Changes with every change, and whenever the grain has moved.</param>
/// <param name="Tokens">The oldest first.</param>
[GenerateSerializer, Immutable, Alias("token-list")]
public sealed record TokenList([property: Id(0)] string Revision, [property: Id(1)] IReadOnlyList<Token> Tokens);
