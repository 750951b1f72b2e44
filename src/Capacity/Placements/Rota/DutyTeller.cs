using System.Collections.Immutable;
using Capacity.Placements.Authorities;
using Capacity.Settings;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Rota;

/// <summary>
/// Tells the settings of emergency carers when they are off duty. What they were told stands in their journals, so that nothing is owed that could be lost: whatever differs there from the rota is told.
/// It cannot fail what was done before it.
/// </summary>
public sealed class DutyTeller(IGrainFactory grains, AuthorityPolicies policies, Clock clock, ILogger<DutyTeller> log)
{
    /// <summary>So far ahead a household is told: the closing hours of a month are few.</summary>
    private const int ToldDays = 28;

    /// <summary>So far ahead what it was told must be right; later it is told anew.</summary>
    private static readonly TimeSpan Sure = TimeSpan.FromDays(7);

    private const int AtOnce = 64;

    /// <summary>A setting on a node that has just died must not hold a rota up for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>All emergency carers of the region.</summary>
    public async Task<ImmutableArray<DutyTold>> CarersAsync()
    {
        var districts = await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();
        var answers = await Task.WhenAll(districts.Select(d => grains.GetGrain<IDistrictGrain>(d.District).AskAsync(new AskDuties()).AsTask()));
        return [.. answers.Cast<DutiesTold>().SelectMany(a => a.Carers)];
    }

    /// <param name="carers">Of this authority or of others too; null: they are asked for.</param>
    public async Task TellAsync(string authority, RotaState rota, ImmutableArray<DutyTold>? carers = null)
    {
        try
        {
            await TellAllAsync().WaitAsync(Patience);
        }
        catch (Exception e)
        {
            RotaLog.NotTold(log, authority, e);
        }

        async Task TellAllAsync()
        {
            foreach (var some in News(authority, rota, carers ?? await CarersAsync()).Chunk(AtOnce))
                await Task.WhenAll(some.Select(n => grains.GetGrain<ISettingGrain>(n.Setting).DoAsync(n.Duty, new(Actor.System)).AsTask()));
        }
    }

    private IEnumerable<(string Setting, SetDuty Duty)> News(string authority, RotaState rota, ImmutableArray<DutyTold> carers)
    {
        var now = clock.Now;
        var today = RotaState.DutyDay(now);
        var shifts = Shift.Of(rota, policies.Of(authority).EmergencyHours, LondonTime.Moment(today, RotaState.Handover), LondonTime.Moment(today.AddDays(ToldDays), RotaState.Handover));
        foreach (var carer in carers.Where(c => c.Authority == authority))
        {
            var off = Shift.Off(shifts, carer.Setting);
            if (!OffDuty.Within(off, now, now + Sure).SequenceEqual(OffDuty.Within(carer.Off, now, now + Sure))) yield return (carer.Setting, new(authority, [.. off]));
        }
    }
}
