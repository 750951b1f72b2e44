using System.Collections.Immutable;

namespace Capacity.Security;

[GrainType("tokens")]
internal sealed class TokensGrain([PersistentState("tokens")] IPersistentState<TokensState> kept, Clock clock) : Grain, ITokensGrain
{
    /// <summary>Whoever guesses at tokens makes nodes ask here; the store need not answer each of them.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Guid _activation = Guid.NewGuid();
    private readonly SecondLook _look = new();
    private long _lookedAt = TimeProvider.System.GetTimestamp();
    private int _changes;

    public async ValueTask<IssuedToken> IssueAsync(TokenRequest request)
    {
        var now = clock.Now;
        var issued = new IssuedToken($"token-{Guid.CreateVersion7(now):N}", Secret.New());
        var token = new Token(issued.Id, request.Name, request.Role, request.ProviderId, request.AuthorityId, now, request.ExpiresAt, Secret.Hash(issued.Secret));
        await WriteAsync(kept.State.Tokens.Add(token));
        return issued;
    }

    public async ValueTask<bool> RevokeAsync(string id)
    {
        if (kept.State.Tokens.All(t => t.Id != id)) return false;
        await WriteAsync(kept.State.Tokens.RemoveAll(t => t.Id == id));
        return true;
    }

    public async ValueTask<TokenList?> ReadAsync(string seen)
    {
        if (TimeProvider.System.GetElapsedTime(_lookedAt) > Pace) await _look.TakeAsync(LookAsync);
        var revision = $"{_activation:N}-{_changes}";
        return seen == revision ? null : new TokenList(revision, kept.State.Tokens);
    }

    private async Task LookAsync()
    {
        _lookedAt = TimeProvider.System.GetTimestamp();
        var before = kept.Etag;
        await kept.ReadStateAsync();
        if (kept.Etag != before) _changes++;
    }

    private async Task WriteAsync(ImmutableArray<Token> tokens)
    {
        await kept.KeepAsync(new TokensState { Tokens = tokens }, DeactivateOnIdle);
        _changes++;
    }
}

/// <summary>Stored as <c>tokens</c>.</summary>
[GenerateSerializer, Alias("tokens-state")]
internal sealed class TokensState
{
    [Id(0)]
    public ImmutableArray<Token> Tokens { get; init; } = [];
}
