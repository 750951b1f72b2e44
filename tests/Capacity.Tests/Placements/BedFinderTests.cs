using Capacity.Placements;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;

namespace Capacity.Tests.Placements;

/// <summary>A search finds the same whichever nodes the districts live on, and however they move.</summary>
public class BedFinderTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private IEnumerable<DistrictsHere> Nodes => fixture.Tracker.Cluster.Silos.Select(s => fixture.Tracker.Cluster.GetSiloServiceProvider(s.SiloAddress).GetRequiredService<DistrictsHere>());

    [Fact]
    public async Task Districts_on_this_node_and_on_another_are_found_alike()
    {
        string[] districts = [.. fixture.Tracker.Cluster.Silos.Select(_ => PlacementsFixture.NewId("district"))];
        foreach (var (district, silo) in districts.Zip(fixture.Tracker.Cluster.Silos))
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.SiloAddress);
            await fixture.Tracker.Grains.GetGrain<IDistrictGrain>(district).StayAwakeAsync();
            RequestContext.Clear();
            await fixture.RegisterAsync(profile: A.Profile(district: district));
        }

        var found = await AskAsync(districts);

        Assert.Equal(districts.Length, found.Matched);
        Assert.All(Nodes.Zip(districts), here => Assert.Equal([here.Second], districts.Where(d => here.First.TryFind(d, out _))));
    }

    [Fact]
    public async Task A_district_that_sleeps_is_no_longer_read_and_wakes_when_it_is_asked()
    {
        var district = PlacementsFixture.NewId("district");
        var home = await fixture.RegisterAsync(beds: 1, profile: A.Profile(district: district));
        Assert.Equal(1, (await AskAsync(district)).Matched);

        await PlacementsFixture.ForgetAsync(fixture.Tracker.Grains.GetGrain<IDistrictGrain>(district));
        await Eventually.TrueAsync(() => Nodes.All(node => !node.TryFind(district, out _)));

        Assert.Equal(1, (await AskAsync(district)).Matched);
        await fixture.DoAsync(home, new OccupyBed("1", "E08000025"));
        Assert.Equal(0, (await AskAsync(district)).Matched);
    }

    private async Task<BedsFound> AskAsync(params string[] districts) =>
        await fixture.Tracker.Grains.GetGrain<IBedFinderGrain>(0).FindAsync(new(A.Question(A.Need()), 20), [.. districts]);
}
