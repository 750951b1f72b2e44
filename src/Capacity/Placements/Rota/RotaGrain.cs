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

    /// <summary>Memory is never ahead of disk: when a write's outcome is not known, the next call reads again.</summary>
    private async ValueTask<RotaAnswer> KeepAsync(RotaAnswer answer)
    {
        if (answer.Rota is not { } next || next == Rota) return answer;
        var before = kept.State;
        kept.State = new() { Rota = next };
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            kept.State = before;
            DeactivateOnIdle();
            throw;
        }
        return answer;
    }
}
