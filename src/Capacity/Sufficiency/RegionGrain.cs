using System.Collections.Immutable;
using Capacity.History;

namespace Capacity.Sufficiency;

[GrainType("region")]
internal sealed class RegionGrain(IContributionSource source, DistrictDirectory directory, Clock clock) : SumOfTotals(source, clock), IRegionGrain
{
    protected override string Name => PlaceNames.Region;

    protected override bool Exists => Key == IRegionGrain.Region;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Exists ? ReadProvisionalAsync(SettingFilter.Everything, o => o.Authority, cancellationToken) : Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        directory.Forget();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public ValueTask<ImmutableArray<DistrictSummary>> DistrictsAsync()
    {
        directory.Tell(Directory);
        return new(Directory);
    }

    protected override void Moved() => directory.Forget();
}
