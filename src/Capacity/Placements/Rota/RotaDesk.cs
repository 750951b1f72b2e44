using Capacity.Placements.Authorities;
using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Placements.Rota;

/// <summary>Rotas as people read and keep them. On any node.</summary>
public sealed class RotaDesk(IGrainFactory grains, AuthorityPolicies policies, Rosters rosters, Clock clock)
{
    public async Task<RotaReading> ReadAsync(string authority)
    {
        var carers = CarersAsync(authority);
        var rota = await Rota(authority).ReadAsync();
        return new(authority, rota, policies.Of(authority), await carers, clock.Now);
    }

    /// <summary>Who changed what and when, the latest first.</summary>
    /// <param name="before">Only changes with lower numbers.</param>
    public async Task<IReadOnlyList<RotaChange>> ChangesAsync(string authority, int before, int limit) =>
        [.. (await Rota(authority).ReadChangesAsync()).Reverse().SkipWhile(c => c.Number >= before).Take(limit)];

    /// <summary>Null where <paramref name="faults"/> says what is wrong with the households.</summary>
    public async Task<RotaAnswer?> PutPeriodAsync(string authority, DateOnly from, IReadOnlyList<string> households, Actor by, Faults faults)
    {
        await CheckAsync(authority, "households", households, faults);
        return faults.Any ? null : Told(authority, await Rota(authority).PutPeriodAsync(from, households, by));
    }

    public async Task<RotaAnswer> DeletePeriodAsync(string authority, DateOnly from, Actor by) => Told(authority, await Rota(authority).DeletePeriodAsync(from, by));

    /// <summary>Null where <paramref name="faults"/> says what is wrong with the household.</summary>
    public async Task<RotaAnswer?> PutLeaveAsync(string authority, Leave leave, Faults faults)
    {
        await CheckAsync(authority, "household", [leave.Household], faults);
        return faults.Any ? null : Told(authority, await Rota(authority).PutLeaveAsync(leave));
    }

    public async Task<RotaAnswer> DeleteLeaveAsync(string authority, string id, Actor by) => Told(authority, await Rota(authority).DeleteLeaveAsync(id, by));

    private IRotaGrain Rota(string authority) => grains.GetGrain<IRotaGrain>(authority);

    private RotaAnswer Told(string authority, RotaAnswer answer)
    {
        rosters.Forget(authority);
        return answer;
    }

    /// <summary>Each is asked itself: a list may lack one that was registered this moment.</summary>
    private async Task CheckAsync(string authority, string field, IReadOnlyList<string> households, Faults faults)
    {
        foreach (var id in households.Distinct())
            if (!Slug.IsId(id) || await grains.GetGrain<ISettingGrain>(id).ReadAsync() is not { } setting) faults.Add(field, $"There is no setting {Faults.Quoted(id)}.");
            else if (setting.Profile.Authority != authority) faults.Add(field, $"{Faults.Quoted(id)} is not of this authority.");
            else if ((Catalogue.Categories.Mask(setting.Profile.Categories) & Catalogue.EmergencyCarers) == 0) faults.Add(field, $"{Faults.Quoted(id)} is no household of emergency carers.");
    }

    /// <summary>The authority's emergency carers that are not closed, by name: its districts know them.</summary>
    private async Task<IReadOnlyList<Carer>> CarersAsync(string authority)
    {
        var all = new ListOffers(Having.Any, Catalogue.EmergencyCarers, null, 0, int.MaxValue);
        var districts = await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();
        var lists = await Task.WhenAll(districts.Where(d => d.Authority == authority).Select(d => grains.GetGrain<IDistrictGrain>(d.District).AskAsync(all).AsTask()));
        return [.. lists.Cast<OfferList>().SelectMany(l => l.Page).Where(o => o.Offer.Authority == authority).Select(o => new Carer(o.Setting, o.Offer.Name)).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>A household of emergency carers, by its reference.</summary>
public sealed record Carer(string Id, string Name);
