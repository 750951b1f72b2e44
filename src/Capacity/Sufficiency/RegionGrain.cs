using System.Collections.Immutable;
using Capacity.History;

namespace Capacity.Sufficiency;

[GrainType("region")]
internal sealed class RegionGrain(IContributionSource source, Clock clock) : SumOfTotals(source, clock), IRegionGrain
{
    protected override string Name => PlaceNames.Region;

    protected override bool Exists => Key == IRegionGrain.Region;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Exists ? ReadProvisionalAsync(SettingFilter.Everything, o => o.Authority, cancellationToken) : Task.CompletedTask;

    public ValueTask<ImmutableArray<DistrictSummary>> DistrictsAsync() => new(Directory);
}
