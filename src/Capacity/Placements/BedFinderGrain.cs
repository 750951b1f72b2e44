using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Capacity.Placements;

/// <summary>Finds for a node that keeps no districts itself.</summary>
[GrainType("bed-finder"), StatelessWorker]
internal sealed class BedFinderGrain(BedFinder finder) : Grain, IBedFinderGrain
{
    public ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts) => finder.FindAsync(search, districts);
}
