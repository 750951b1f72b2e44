using System.Collections.Immutable;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;

namespace Capacity.Placements;

internal sealed class BedFinderService(GrainId id, Silo silo, ILoggerFactory loggers, DistrictsHere here, Clock clock) : GrainService(id, silo, loggers), IBedFinderService
{
    /// <summary>Walks on the thread pool: on a silo of many cores one search does not wait for the walk of another.</summary>
    public Task<BedsFoundHere> FindAsync(FindBeds search, ImmutableArray<string> districts) => Task.Run(() =>
    {
        var (tally, missing) = (new BedTally(search.Question, search.Limit, clock.Now), ImmutableArray.CreateBuilder<string>());
        foreach (var district in districts)
            if (here.TryFind(district, out var offers)) offers.Read(tally, static (tally, offers) => tally.Walk(offers));
            else missing.Add(district);
        return new BedsFoundHere(tally.ToFound(), missing.ToImmutable());
    });
}

/// <summary>Calls the service of one silo; on silos alone.</summary>
public sealed class BedFinderServices(IServiceProvider services) : GrainServiceClient<IBedFinderService>(services)
{
    public IBedFinderService On(SiloAddress silo) => GetGrainService(silo);
}
