namespace Capacity.Placements.Rota;

[GrainType("duties")]
internal sealed class DutiesGrain(DutyTeller duties) : Grain, IDutiesGrain
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private long _last;

    public async ValueTask CompareAsync()
    {
        if (_last != 0 && TimeProvider.System.GetElapsedTime(_last) < Pace) return;
        var carers = await duties.CarersAsync();
        await Task.WhenAll(carers.GroupBy(c => c.Authority).Select(c => GrainFactory.GetGrain<IRotaGrain>(c.Key).TellAsync([.. c]).AsTask()));
        _last = TimeProvider.System.GetTimestamp();
    }
}
