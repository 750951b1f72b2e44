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
    private readonly News _news = new(region, TimeSpan.FromSeconds(1));

    /// <summary>One source is one activation: what it has shown later is newer.</summary>
    private readonly Guid _source = Guid.NewGuid();
    private long _changes;

    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        var night = grains.GetGrain<IHandoverGrain>(Night.Of(clock.Now).ToString());
        if (patience > TimeSpan.Zero && seen != Mark.Nothing && !await _news.WaitAsync(night)) return new(seen, null);
        var news = new HandoverNews(Interlocked.Increment(ref _changes));
        return new(new(_source, news.Changes), new(() => news));
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
