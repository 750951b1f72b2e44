using System.Collections.Frozen;

namespace Capacity.Security;

/// <summary>
/// A node's copy of the issued tokens: read again after <see cref="Pace"/>, and at once for a token that it does not know. So a token that is revoked on any node
/// stops working on all of them within <see cref="Longest"/>.
/// </summary>
public sealed class Tokens(IGrainFactory grains, Clock clock) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>So long is a copy believed while the tokens' grain cannot be reached.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _reading = new(1);
    private Copy _copy = new("", FrozenDictionary<string, Token>.Empty, FrozenDictionary<string, Token>.Empty, null);

    /// <summary>The token of this text, unless it was revoked or has expired.</summary>
    public async ValueTask<Token?> FindAsync(string secret)
    {
        var hash = Secret.Hash(secret);
        return await FindAsync(copy => copy.ByHash.GetValueOrDefault(hash));
    }

    /// <summary>The token of this id, unless it was revoked or has expired.</summary>
    public ValueTask<Token?> FindByIdAsync(string id) => FindAsync(copy => copy.ById.GetValueOrDefault(id));

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Token?> FindAsync(Func<Copy, Token?> find)
    {
        var token = find(await CopyAsync(Pace)) ?? find(await CopyAsync(TimeSpan.Zero));
        return token?.HasExpired(clock.Now) == false ? token : null;
    }

    /// <summary>A copy that was read at most so long ago; one reading serves all who wait for it.</summary>
    private async ValueTask<Copy> CopyAsync(TimeSpan oldest)
    {
        var (asked, copy) = (TimeProvider.System.GetTimestamp(), _copy);
        if (IsFresh(copy)) return copy;
        await _reading.WaitAsync();
        try
        {
            copy = _copy;
            return copy.ReadAt > asked || IsFresh(copy) ? copy : _copy = await ReadAsync(copy);
        }
        catch (Exception) when (copy.ReadAt is { } readAt && TimeProvider.System.GetElapsedTime(readAt) <= Longest)
        {
            return copy;
        }
        finally
        {
            _reading.Release();
        }

        bool IsFresh(Copy c) => c.ReadAt is { } readAt && oldest > TimeSpan.Zero && TimeProvider.System.GetElapsedTime(readAt) <= oldest;
    }

    private async Task<Copy> ReadAsync(Copy old)
    {
        var started = TimeProvider.System.GetTimestamp();
        return await grains.GetGrain<ITokensGrain>(ITokensGrain.Key).ReadAsync(old.Revision) is { } news
            ? new(news.Revision, news.Tokens.ToFrozenDictionary(t => t.Hash, StringComparer.Ordinal), news.Tokens.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal), started)
            : old with { ReadAt = started };
    }

    private sealed record Copy(string Revision, FrozenDictionary<string, Token> ByHash, FrozenDictionary<string, Token> ById, long? ReadAt);
}
