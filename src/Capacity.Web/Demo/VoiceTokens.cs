using System.Net.Http.Headers;
using Capacity.Security;

namespace Capacity.Web.Demo;

/// <summary>
/// The tokens of the demo's people: one for each who speaks, made when they first do, and made anew long before it runs out. They are all that the demo has from inside the product. Those
/// that a former player left behind are revoked when the next begins.
/// </summary>
internal sealed class VoiceTokens(IGrainFactory grains, Clock clock)
{
    private const string Prefix = "Demo day: ";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly Dictionary<Voice, (IssuedToken Token, DateTimeOffset At)> _issued = [];

    private ITokensGrain Tokens => grains.GetGrain<ITokensGrain>(ITokensGrain.Key);

    /// <summary>Only who has the stage may call it.</summary>
    public async Task RevokeFormerAsync(CancellationToken stop)
    {
        foreach (var token in (await Tokens.ReadAsync(""))!.Tokens.Where(t => t.Name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            stop.ThrowIfCancellationRequested();
            await Tokens.RevokeAsync(token.Id);
        }
    }

    public async ValueTask<AuthenticationHeaderValue> OfAsync(Voice voice)
    {
        var now = clock.Now;
        if (!_issued.TryGetValue(voice, out var last) || now - last.At > Lifetime / 2)
        {
            _issued[voice] = (await Tokens.IssueAsync(new(Prefix + voice, voice.Role, voice.Provider, null, now + Lifetime)), now);
            if (last.Token is { } old) await Tokens.RevokeAsync(old.Id);
        }
        return new("Bearer", _issued[voice].Token.Secret);
    }

    public async Task RevokeAsync(CancellationToken stop)
    {
        foreach (var (token, _) in _issued.Values)
        {
            stop.ThrowIfCancellationRequested();
            await Tokens.RevokeAsync(token.Id);
        }
    }
}
