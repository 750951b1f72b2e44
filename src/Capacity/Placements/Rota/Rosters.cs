using System.Collections.Concurrent;
using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

/// <summary>Who is on duty, for the searches of a node: rotas change seldom, so each is asked for once a second at most. A hold asks anew.</summary>
public sealed class Rosters(IGrainFactory grains, AuthorityPolicies policies, Clock clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    public async ValueTask<Roster> NowAsync(IEnumerable<string> authorities)
    {
        var onDuty = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var rotas = authorities.Distinct().Select(a => (Authority: a, Rota: ReadAsync(a))).ToList();
        foreach (var (authority, reading) in rotas)
            if ((await reading).OnDuty(policies.Of(authority).EmergencyHours, clock.Now) is { } households) onDuty.Add(authority, households);
        return onDuty.Count > 0 ? new(onDuty) : Roster.Unknown;
    }

    /// <summary>It has just been changed here: the next search asks.</summary>
    public void Forget(string authority) => _known.TryRemove(authority, out _);

    private Task<RotaState> ReadAsync(string authority)
    {
        var known = _known.GetValueOrDefault(authority);
        return known is not null && TimeProvider.System.GetElapsedTime(known.At) < Pace ? known.Rota : AskAsync(authority, known);
    }

    /// <summary>A rota that cannot be read is what it was, and without a former word not known: a search goes on.</summary>
    private async Task<RotaState> AskAsync(string authority, Known? known)
    {
        var (at, rota) = (TimeProvider.System.GetTimestamp(), RotaState.Empty);
        try
        {
            rota = await grains.GetGrain<IRotaGrain>(authority).ReadAsync();
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            if (known is not null) rota = await known.Rota;
        }
        _known[authority] = new(Task.FromResult(rota), at);
        return rota;
    }

    /// <param name="Rota">Read already.</param>
    private sealed record Known(Task<RotaState> Rota, long At);
}
