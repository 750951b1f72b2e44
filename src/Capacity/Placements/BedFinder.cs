using System.Collections.Concurrent;
using System.Collections.Immutable;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;

namespace Capacity.Placements;

/// <summary>
/// Puts one search to many districts, on a silo. Those that live on it are read where they lie; each of the other silos is asked once for all that were last seen there; the grains of the rest are
/// asked, which wakes those that sleep, and say where they live. Each district is counted once, whoever answers for it.
/// </summary>
public sealed class BedFinder(DistrictsHere here, BedFinderServices silos, IGrainFactory grains, Clock clock, ILogger<BedFinder> log)
{
    private readonly ConcurrentDictionary<string, SiloAddress> _seen = new(StringComparer.Ordinal);

    public async ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts)
    {
        var (near, far, asked) = (new List<DistrictOffers>(districts.Length), new Dictionary<SiloAddress, List<string>>(), new List<Task<BedsFound>>());
        foreach (var district in districts)
            if (here.TryFind(district, out var offers)) near.Add(offers);
            else if (SeenOn(district) is { } silo) (far.TryGetValue(silo, out var those) ? those : far[silo] = []).Add(district);
            else asked.Add(AskAsync(district, search));
        foreach (var (silo, those) in far) asked.Add(AskAsync(silo, [.. those], search));

        var tally = new BedTally(search.Question, search.Limit, clock.Now);
        foreach (var district in near) district.Read(tally, static (tally, offers) => tally.Walk(offers));
        foreach (var found in await Task.WhenAll(asked)) tally.Add(found);
        return tally.ToFound();
    }

    /// <summary>The other silo where a district was last seen; null where it has not been.</summary>
    internal SiloAddress? SeenOn(string district) => _seen.GetValueOrDefault(district);

    private async Task<BedsFound> AskAsync(SiloAddress silo, ImmutableArray<string> districts, FindBeds search)
    {
        var (tally, missing) = (new BedTally(search.Question, search.Limit, clock.Now), districts);
        try
        {
            var answer = await silos.On(silo).FindAsync(search, districts);
            missing = answer.Missing;
            tally.Add(answer.Found);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            PlacementsLog.SiloNotAsked(log, silo, e);
        }

        foreach (var district in missing) _seen.TryRemove(new(district, silo));
        foreach (var found in await Task.WhenAll(missing.Select(district => AskAsync(district, search)))) tally.Add(found);
        return tally.ToFound();
    }

    private async Task<BedsFound> AskAsync(string district, FindBeds search)
    {
        var grain = grains.GetGrain<IDistrictGrain>(district);
        var learning = LearnAsync(district, grain);
        var found = (BedsFound)await grain.AskAsync(search);
        await learning;
        return found;
    }

    private async Task LearnAsync(string district, IDistrictGrain grain)
    {
        try
        {
            var silo = await grain.WhereAsync();
            if (!here.TryFind(district, out _)) _seen[district] = silo;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            PlacementsLog.NotLearnt(log, district, e); // the next search asks the grain again
        }
    }
}
