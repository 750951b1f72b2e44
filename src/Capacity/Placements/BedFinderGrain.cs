using System.Collections.Immutable;
using Capacity.Sufficiency;
using Orleans.Concurrency;

namespace Capacity.Placements;

/// <summary>Reads the districts that live on this node, while the grains of the others are at it.</summary>
[GrainType("bed-finder"), StatelessWorker]
internal sealed class BedFinderGrain(DistrictsHere here, Clock clock) : Grain, IBedFinderGrain
{
    public async ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts)
    {
        var (tally, near, asked) = (new BedTally(search.Question, search.Limit, clock.Now), new List<DistrictOffers>(districts.Length), new List<Task<OfferAnswer>>());
        foreach (var district in districts)
            if (here.TryFind(district, out var offers)) near.Add(offers);
            else asked.Add(GrainFactory.GetGrain<IDistrictGrain>(district).AskAsync(search).AsTask());

        foreach (var district in near) district.Read(tally, static (tally, offers) => tally.Walk(offers));
        foreach (var answer in await Task.WhenAll(asked)) tally.Add((BedsFound)answer);
        return tally.ToFound();
    }
}
