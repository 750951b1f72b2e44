using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Capacity.Placements;

/// <summary>Puts a web node's search to many districts, on any silo; a silo does so itself. Key: 0.</summary>
[Alias("bed-finder-grain")]
public interface IBedFinderGrain : IGrainWithIntegerKey
{
    /// <summary>What is found in all of the districts together. Interleaves with other calls: the grain keeps nothing.</summary>
    [SafeToRepeat, AlwaysInterleave, Alias("find")]
    ValueTask<BedsFound> FindAsync(FindBeds search, ImmutableArray<string> districts);
}
