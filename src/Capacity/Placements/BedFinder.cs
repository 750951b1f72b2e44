using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Puts one search to many districts: those that live on this node are read where they lie, while the grains of the others are at it.</summary>
internal sealed class BedFinder(DistrictsHere here, IGrainFactory grains, Clock clock)
{
    public async ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts)
    {
        var (tally, near, asked) = (new BedTally(search.Question, search.Limit, clock.Now), new List<DistrictOffers>(districts.Length), new List<Task<OfferAnswer>>());
        foreach (var district in districts)
            if (here.TryFind(district, out var offers)) near.Add(offers);
            else asked.Add(grains.GetGrain<IDistrictGrain>(district).AskAsync(search).AsTask());

        foreach (var district in near) district.Read(tally, static (tally, offers) => tally.Walk(offers));
        foreach (var answer in await Task.WhenAll(asked)) tally.Add((BedsFound)answer);
        return tally.ToFound();
    }
}
