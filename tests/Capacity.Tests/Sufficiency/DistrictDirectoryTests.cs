using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Runtime.Placement;

namespace Capacity.Tests.Sufficiency;

/// <summary>Every node's directory is the region's own, whichever node the region lives on.</summary>
public class DistrictDirectoryTests(TotalsFixture fixture) : IClassFixture<TotalsFixture>
{
    private readonly TestTracker _tracker = fixture.Tracker;

    private IEnumerable<DistrictDirectory> Nodes => _tracker.Cluster.Silos.Select(s => _tracker.Cluster.GetSiloServiceProvider(s.SiloAddress).GetRequiredService<DistrictDirectory>());

    [Fact]
    public async Task A_district_that_is_new_is_in_it_when_the_command_is_answered()
    {
        foreach (var district in (string[])["new-one", "new-two", "new-three"])
        {
            await SameOnEveryNodeAsync();
            await _tracker.DoAsync($"in-{district}", new RegisterSetting(A.Profile(authority: "E08000028", district: district), 1, null));

            foreach (var node in Nodes) Assert.Equal(1, (await node.ReadAsync()).Single(d => d.District == district).Settings);
        }
    }

    [Fact]
    public async Task It_is_right_after_the_region_has_moved()
    {
        foreach (var (silo, n) in _tracker.Cluster.Silos.Select((s, n) => (s.SiloAddress, n)))
        {
            await SameOnEveryNodeAsync();
            await MoveToAsync(silo);

            await _tracker.DoAsync($"moved-{n}", new RegisterSetting(A.Profile(authority: "E08000028", district: $"moved-{n}"), 1, null));

            foreach (var node in Nodes) Assert.Contains(await node.ReadAsync(), d => d.District == $"moved-{n}");
        }
        await SameOnEveryNodeAsync();
    }

    private async Task MoveToAsync(SiloAddress silo)
    {
        var (region, nodes) = (_tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region), _tracker.Grains.GetGrain<IManagementGrain>(0));
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        await region.AsReference<IGrainManagementExtension>().MigrateOnIdle();
        RequestContext.Clear();
        await Eventually.TrueAsync(async () =>
        {
            await region.ReadAsync(); // it may have slept
            return silo.Equals(await nodes.GetActivationAddress(region));
        });
    }

    private async Task SameOnEveryNodeAsync()
    {
        var region = await _tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();
        foreach (var node in Nodes) Assert.Equal(region, await node.ReadAsync());
    }
}
