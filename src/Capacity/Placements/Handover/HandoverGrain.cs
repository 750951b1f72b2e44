using System.Collections.Immutable;

namespace Capacity.Placements.Handover;

[GrainType("handover")]
internal sealed class HandoverGrain([PersistentState("handover")] IPersistentState<HandoverRecord> kept, Clock clock) : Grain, IHandoverGrain
{
    private readonly SecondLook _look = new();

    public async ValueTask<ImmutableArray<Tick>> ReadAsync()
    {
        await _look.TakeAsync(kept.ReadStateAsync);
        return kept.State.Ticks;
    }

    public async ValueTask<Tick> TickAsync(string item, bool done, Actor by)
    {
        var ticks = kept.State.Ticks;
        if (ticks.FirstOrDefault(t => t.Item == item) is { } last && last.Done == done) return last;
        var tick = new Tick(item, done, by, clock.Now);
        await KeepAsync([.. ticks.Where(t => t.Item != item), tick]);
        return tick;
    }

    private Task KeepAsync(ImmutableArray<Tick> next) => kept.KeepAsync(new HandoverRecord { Ticks = next }, DeactivateOnIdle);
}
