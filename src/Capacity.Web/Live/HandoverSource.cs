using Capacity.Live;
using Capacity.Placements.Handover;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>
/// The handover of the night that it is. It shows no more than that something has happened: what, a page asks for itself. A hold that its provider declines or that runs out, and a bed that is
/// occupied without one, are changes of the region and of no search.
/// </summary>
internal sealed class HandoverSource(IGrainFactory grains, IRegionGrain region, Clock clock) : TopicSource
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMilliseconds(700);

    /// <summary>One source is one activation: what it has shown later is newer.</summary>
    private readonly Guid _source = Guid.NewGuid();
    private long _changes;
    private long _shownAt;
    private Mark _region, _searches;

    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        if (patience > TimeSpan.Zero && seen != Mark.Nothing && !await HasNewsAsync()) return new(seen, null);
        var news = new HandoverNews(Interlocked.Increment(ref _changes));
        Volatile.Write(ref _shownAt, TimeProvider.System.GetTimestamp());
        return new(new(_source, news.Changes), new(() => news));
    }

    private async Task<bool> HasNewsAsync()
    {
        var night = grains.GetGrain<IHandoverGrain>(Night.Of(clock.Now).ToString());
        var (ofRegion, ofSearches) = (region.NewerThanAsync(_region, Longest).AsTask(), night.NewerThanAsync(_searches, Longest).AsTask());
        await Task.WhenAny(ofRegion, ofSearches);
        var before = (_region, _searches);
        if (ofRegion.IsCompleted) _region = (await ofRegion).Mark;
        if (ofSearches.IsCompleted) _searches = (await ofSearches).Mark;
        if (before == (_region, _searches)) return false;
        var rest = Pace - TimeProvider.System.GetElapsedTime(Volatile.Read(ref _shownAt));
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
        return true;
    }
}

/// <summary>A rota: its periods and leaves as they are kept.</summary>
internal sealed class RotaSource(IRotaGrain grain) : TopicSource
{
    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        var (mark, rota, exists) = await grain.NewerThanAsync(seen, patience);
        return new(mark, rota is null ? null : new(() => RotaPlan.Of(rota)), exists);
    }
}
