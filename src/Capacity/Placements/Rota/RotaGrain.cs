using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

[GrainType("rota")]
internal sealed class RotaGrain([PersistentState("rota")] IPersistentState<RotaRecord> kept, AuthorityPolicies policies, Clock clock) : Grain, IRotaGrain
{
    private readonly SecondLook _look = new();

    private RotaState Rota => kept.State.Rota;

    public async ValueTask<RotaState> ReadAsync()
    {
        await _look.TakeAsync(kept.ReadStateAsync);
        return Rota;
    }

    public ValueTask<RotaAnswer> PutPeriodAsync(DateOnly from, IReadOnlyList<string> households, Actor by) =>
        KeepAsync(RotaRules.Put(Rota, from, households, policies.Of(this.GetPrimaryKeyString()), by, clock.Now));

    public ValueTask<RotaAnswer> DeletePeriodAsync(DateOnly from) => KeepAsync(new(RotaRules.Without(Rota, from), null));

    public ValueTask<RotaAnswer> PutLeaveAsync(Leave leave) => KeepAsync(RotaRules.Put(Rota, leave, clock.Now));

    public ValueTask<RotaAnswer> DeleteLeaveAsync(string id) => KeepAsync(new(RotaRules.Without(Rota, id), null));

    private async ValueTask<RotaAnswer> KeepAsync(RotaAnswer answer)
    {
        if (answer.Rota is { } next && next != Rota) await kept.KeepAsync(new RotaRecord { Rota = next }, DeactivateOnIdle);
        return answer;
    }
}
