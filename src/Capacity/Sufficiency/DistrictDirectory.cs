using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>
/// Which districts there are, as the region's grain knows them. Every search begins with it: where that grain lives on this node it is read from memory, as the grain last told it, and elsewhere
/// the grain is asked.
/// </summary>
public sealed class DistrictDirectory(IGrainFactory grains)
{
    private volatile Copy? _told;

    /// <summary>Every district that has a setting, closed ones counted too, by id.</summary>
    public async ValueTask<ImmutableArray<DistrictSummary>> ReadAsync() =>
        _told?.Districts ?? await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();

    internal void Tell(ImmutableArray<DistrictSummary> districts) => _told = new(districts);

    /// <summary>It has changed, or the grain goes: whoever reads next asks.</summary>
    internal void Forget() => _told = null;

    private sealed record Copy(ImmutableArray<DistrictSummary> Districts);
}
