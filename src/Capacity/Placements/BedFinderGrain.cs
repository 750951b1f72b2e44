using System.Collections.Immutable;
using Capacity.Sufficiency;
using Orleans.Concurrency;

namespace Capacity.Placements;

/// <summary>Finds for a node that keeps no districts itself.</summary>
[GrainType("bed-finder"), StatelessWorker]
internal sealed class BedFinderGrain : Grain, IBedFinderGrain
{
    private readonly BedFinder _finder;

    public BedFinderGrain(DistrictsHere here, Clock clock) => _finder = new(here, GrainFactory, clock);

    public ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts) => _finder.FindAsync(search, districts);
}
