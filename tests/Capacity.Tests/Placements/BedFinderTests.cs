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
        var districts = new List<string>();
        foreach (var silo in fixture.Tracker.Cluster.Silos) districts.Add(await DistrictOnAsync(silo.SiloAddress));

        var found = await AskAsync([.. districts]);

        Assert.Equal(districts.Count, found.Matched);
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

    [Fact]
    public async Task A_silo_is_asked_once_for_all_that_live_there_and_says_which_do_not()
    {
        var (here, there) = (fixture.Tracker.Cluster.Silos[0].SiloAddress, fixture.Tracker.Cluster.Silos[1].SiloAddress);
        var (mine, theirs, asleep) = (await DistrictOnAsync(here), await DistrictOnAsync(there), PlacementsFixture.NewId("district"));
        var finder = On<BedFinder>(here);

        Assert.Equal(2, (await finder.FindAsync(Search, [mine, theirs])).Matched);
        Assert.Equal((null, there), (finder.SeenOn(mine), finder.SeenOn(theirs)));
        Assert.Equal(2, (await finder.FindAsync(Search, [mine, theirs])).Matched);

        var answer = await On<BedFinderServices>(here).On(there).FindAsync(Search, [mine, theirs, asleep]);
        Assert.Equal(1, answer.Found.Matched);
        Assert.Equal([mine, asleep], answer.Missing);
    }

    [Fact]
    public async Task A_district_that_sleeps_on_another_silo_is_woken()
    {
        var (here, there) = (fixture.Tracker.Cluster.Silos[0].SiloAddress, fixture.Tracker.Cluster.Silos[1].SiloAddress);
        var (theirs, finder) = (await DistrictOnAsync(there), On<BedFinder>(here));
        await finder.FindAsync(Search, [theirs]);

        await PlacementsFixture.ForgetAsync(fixture.Tracker.Grains.GetGrain<IDistrictGrain>(theirs));
        await Eventually.TrueAsync(() => Nodes.All(node => !node.TryFind(theirs, out _)));

        Assert.Equal(1, (await finder.FindAsync(Search, [theirs])).Matched);
    }

    [Fact]
    public async Task Districts_of_a_silo_that_has_died_are_found_where_they_wake()
    {
        await using var tracker = await TestTracker.StartAsync(silos: 2, services => services.AddPlacements().AddBedFinding().AddDuties());
        var (alive, dies) = (tracker.Cluster.Silos[0], tracker.Cluster.Silos[1]);
        var finder = tracker.Cluster.GetSiloServiceProvider(alive.SiloAddress).GetRequiredService<BedFinder>();
        await WakeAsync(tracker, "far", dies.SiloAddress);
        await tracker.Setting("home").DoAsync(new RegisterSetting(A.Profile(district: "far"), 1, null), new(A.Admin));
        Assert.Equal(1, (await finder.FindAsync(Search, ["far"])).Matched);
        Assert.Equal(dies.SiloAddress, finder.SeenOn("far"));

        await tracker.Cluster.KillSiloAsync(dies, TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(async () => await FoundAsync() == 1);
        Assert.NotEqual(dies.SiloAddress, finder.SeenOn("far"));

        async Task<int> FoundAsync()
        {
            try
            {
                return (await finder.FindAsync(Search, ["far"])).Matched;
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                return 0; // the node is not yet known to be dead
            }
        }
    }

    private static FindBeds Search => new(A.Question(A.Need()), 20);

    private T On<T>(SiloAddress silo) where T : notnull => fixture.Tracker.Cluster.GetSiloServiceProvider(silo).GetRequiredService<T>();

    private async Task<string> DistrictOnAsync(SiloAddress silo)
    {
        var district = PlacementsFixture.NewId("district");
        await WakeAsync(fixture.Tracker, district, silo);
        await fixture.RegisterAsync(profile: A.Profile(district: district));
        return district;
    }

    private static async Task WakeAsync(TestTracker tracker, string district, SiloAddress silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        await tracker.Grains.GetGrain<IDistrictGrain>(district).StayAwakeAsync();
        RequestContext.Clear();
    }

    private async Task<BedsFound> AskAsync(params string[] districts) =>
        await fixture.Tracker.Grains.GetGrain<IBedFinderGrain>(0).FindAsync(new(A.Question(A.Need()), 20), [.. districts]);
}
