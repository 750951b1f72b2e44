using System.Collections.Immutable;
using Capacity.Live;
using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

[GrainType("rota")]
internal sealed class RotaGrain : Grain, IRotaGrain
{
    private readonly IPersistentState<RotaRecord> _kept;
    private readonly AuthorityPolicies _policies;
    private readonly DutyTeller _duties;
    private readonly Clock _clock;
    private readonly Watchable<RotaState> _watchable;
    private readonly SecondLook _look = new();

    public RotaGrain([PersistentState("rota")] IPersistentState<RotaRecord> kept, AuthorityPolicies policies, DutyTeller duties, Clock clock)
    {
        (_kept, _policies, _duties, _clock) = (kept, policies, duties, clock);
        _watchable = new(() => Rota);
    }

    private RotaState Rota => _kept.State.Rota;

    public async ValueTask<RotaState> ReadAsync()
    {
        await _look.TakeAsync(_kept.ReadStateAsync);
        return Rota;
    }

    public async ValueTask<ImmutableArray<RotaChange>> ReadChangesAsync()
    {
        await _look.TakeAsync(_kept.ReadStateAsync);
        return _kept.State.Changes;
    }

    public async ValueTask TellAsync(ImmutableArray<DutyTold> carers)
    {
        await _look.TakeAsync(_kept.ReadStateAsync);
        await _duties.TellAsync(this.GetPrimaryKeyString(), Rota, carers);
    }

    public ValueTask<RotaAnswer> PutPeriodAsync(DateOnly from, IReadOnlyList<string> households, Actor by) =>
        KeepAsync(RotaRules.Put(Rota, from, households, _policies.Of(this.GetPrimaryKeyString()), by, _clock.Now), from, null, by);

    public ValueTask<RotaAnswer> DeletePeriodAsync(DateOnly from, Actor by) => KeepAsync(new(RotaRules.Without(Rota, from), null), from, null, by);

    public ValueTask<RotaAnswer> PutLeaveAsync(Leave leave) => KeepAsync(RotaRules.Put(Rota, leave, _clock.Now), null, leave.Id, leave.By);

    public ValueTask<RotaAnswer> DeleteLeaveAsync(string id, Actor by) => KeepAsync(new(RotaRules.Without(Rota, id), null), null, id, by);

    public ValueTask<Sighting<RotaState>> NewerThanAsync(Mark seen, TimeSpan patience) => _watchable.NewerThanAsync(seen, patience);

    private async ValueTask<RotaAnswer> KeepAsync(RotaAnswer answer, DateOnly? day, string? leave, Actor by)
    {
        if (answer.Rota is not { } next || next == Rota) return answer;
        var changes = RotaChange.Recorded(_kept.State.Changes, Rota, next, day, leave, by, _clock.Now);
        await _kept.KeepAsync(new RotaRecord { Rota = next, Changes = changes }, GiveUp);
        _watchable.Changed();
        await _duties.TellAsync(this.GetPrimaryKeyString(), next);
        return answer;
    }

    private void GiveUp()
    {
        DeactivateOnIdle();
        _watchable.Release();
    }
}
