using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Services;

namespace Capacity.Placements;

/// <summary>Finds in the districts that live on its silo: one call and one answer for all of them, however many they are. On every silo.</summary>
[Alias("bed-finder-service")]
public interface IBedFinderService : IGrainService
{
    [AlwaysInterleave, Alias("find")]
    Task<BedsFoundHere> FindAsync(FindBeds search, ImmutableArray<string> districts);
}

/// <summary>What one silo finds.</summary>
/// <param name="Found">In all of its districts together.</param>
/// <param name="Missing">Those that do not live there: their grains are to be asked.</param>
[GenerateSerializer, Immutable, Alias("beds-found-here")]
public sealed record BedsFoundHere([property: Id(0)] BedsFound Found, [property: Id(1)] ImmutableArray<string> Missing);
