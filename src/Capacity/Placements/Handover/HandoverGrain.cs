using System.Collections.Immutable;
using Capacity.Live;

namespace Capacity.Placements.Handover;

[GrainType("handover")]
internal sealed class HandoverGrain : Grain, IHandoverGrain
{
    private readonly IPersistentState<HandoverRecord> _kept;
    private readonly Clock _clock;
    private readonly Watchable<HandoverNews> _watchable;
    private readonly SecondLook _look = new();

    public HandoverGrain([PersistentState("handover")] IPersistentState<HandoverRecord> kept, Clock clock)
    {
        (_kept, _clock) = (kept, clock);
        _watchable = new(() => new(_watchable!.Sequence));
    }

    public async ValueTask<ImmutableArray<Tick>> ReadAsync()
    {
        await _look.TakeAsync(_kept.ReadStateAsync);
        return _kept.State.Ticks;
    }

    public async ValueTask<Tick> TickAsync(string item, bool done, Actor by)
    {
        var ticks = _kept.State.Ticks;
        if (ticks.FirstOrDefault(t => t.Item == item) is { } last && last.Done == done) return last;
        var tick = new Tick(item, done, by, _clock.Now);
        await _kept.KeepAsync(new HandoverRecord { Ticks = [.. ticks.Where(t => t.Item != item), tick] }, GiveUp);
        _watchable.Changed();
        return tick;
    }

    public Task HappenedAsync()
    {
        _watchable.Changed();
        return Task.CompletedTask;
    }

    public ValueTask<Sighting<HandoverNews>> NewerThanAsync(Mark seen, TimeSpan patience) => _watchable.NewerThanAsync(seen, patience);

    private void GiveUp()
    {
        DeactivateOnIdle();
        _watchable.Release();
    }
}
