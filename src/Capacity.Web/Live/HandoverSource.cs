using Capacity.Live;
using Capacity.Placements.Handover;
using Capacity.Placements.Rota;

namespace Capacity.Web.Live;

/// <summary>The handover of the night that it is. It shows no more than that something has happened: what, a page asks for itself.</summary>
internal sealed class HandoverSource(IGrainFactory grains, Clock clock) : TopicSource
{
    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        var (mark, news, exists) = await grains.GetGrain<IHandoverGrain>(Night.Of(clock.Now).ToString()).NewerThanAsync(seen, patience);
        return new(mark, news is null ? null : new(() => news), exists);
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
