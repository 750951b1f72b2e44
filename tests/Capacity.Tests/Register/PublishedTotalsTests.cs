using Capacity.Register;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Register;

/// <summary>Registers whose totals are published: the demo region (a sufficiency strategy of 2024) and a residential framework of 2021.</summary>
public sealed class PublishedTotalsTests : IAsyncLifetime
{
    private const string Birmingham = "E08000025", Sandwell = "E08000028";

    private RegisterCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await RegisterCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task The_demo_region_has_the_totals_of_the_strategy()
    {
        await LoadDemoAsync();

        Assert.Equal((5213, 10_844), await _cluster.RegionAsync());
        Assert.Equal(
            [
                ("fostering-mainstream", 325, 595), ("fostering-edt", 6, 16), ("fostering-connected", 226, 344), ("fostering-reg24", 27, 38), ("fostering-step-up", 9, 13),
                ("fostering-foster-to-adopt", 7, 7),
            ],
            (await _cluster.SufficiencyAsync(Dimension.Category, new(Authority: Birmingham, Type: SettingType.FosterHousehold, Sector: Sector.InHouse)))
                .Select(r => (r.Key, r.Settings, r.Counts.Registered)));
        Assert.Equal((5, 39), await _cluster.RegionAsync(new(Authority: Birmingham, Type: SettingType.ChildrensHome, Sector: Sector.InHouse)));
        Assert.Equal((32, 4433), await AgenciesAsync(Sector.Framework));
        Assert.Equal((10, 613), await AgenciesAsync(Sector.Spot));
        Assert.Equal((517, 2191), await _cluster.RegionAsync(new(Type: SettingType.ChildrensHome, Sector: Sector.Framework)));
        Assert.Equal((82, 281), await _cluster.RegionAsync(new(Authority: Birmingham, Type: SettingType.ChildrensHome, Sector: Sector.Framework)));
        Assert.Equal((909, 2265), await _cluster.RegionAsync(new(Type: SettingType.SupportedAccommodation)));
        Assert.Equal((232, 765), await _cluster.RegionAsync(new(Authority: Birmingham, Type: SettingType.SupportedAccommodation)));
        Assert.Equal((201, 276), await _cluster.RegionAsync(new(Authority: Sandwell, Type: SettingType.FosterHousehold, Sector: Sector.InHouse)));
    }

    [Fact]
    public async Task The_demo_regions_in_house_homes_are_the_strategys()
    {
        await LoadDemoAsync();

        var homes = new Dictionary<string, (int Beds, Rating Rating)>();
        foreach (var id in (string[])["camborne", "warwick-house", "edgewood", "charles-house", "bridgelands"])
            homes[id] = (await _cluster.ReadAsync($"bct-{id}")) is { } s ? (s.Beds.Length, s.Profile.Rating) : default;

        Assert.Equal([12, 7, 10, 7, 3], homes.Values.Select(h => h.Beds));
        Assert.Equal(Rating.Inadequate, homes["camborne"].Rating);
    }

    [Fact]
    public async Task The_demo_region_is_the_published_register() =>
        Assert.Equal(await File.ReadAllBytesAsync(SharedData.Find("west-midlands-2024.csv"), TestContext.Current.CancellationToken), await ReadDemoAsync());

    [Fact]
    public async Task The_framework_of_2021_has_its_published_totals()
    {
        await using var stream = File.OpenRead(SharedData.Find("fca-2021.csv"));
        var file = await RegisterFile.ReadAsync(stream, stop: TestContext.Current.CancellationToken);

        var report = await _cluster.ImportAsync(file);

        Assert.Equal((602, 0), (report.Added, report.Rejected));
        Assert.Equal((602, 2642), await _cluster.RegionAsync());
        Assert.Equal(
            [
                ("residential-ebd", 542, 2175), ("residential-ld-asc", 149, 892), ("residential-complex-health", 22, 110), ("residential-mental-health", 45, 296),
            ],
            (await _cluster.SufficiencyAsync(Dimension.Category)).Select(r => (r.Key, r.Settings, r.Counts.Registered)));
    }

    [Fact]
    public async Task A_store_that_is_not_empty_gets_no_demo_region()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1"));

        await LoadDemoAsync();

        Assert.Equal((1, 3), await _cluster.RegionAsync());
    }

    [Fact]
    public async Task A_demo_region_that_was_broken_off_is_completed_at_the_next_start_and_then_left_alone()
    {
        await using var stream = DemoRegion.Open();
        var file = await RegisterFile.ReadAsync(stream, stop: TestContext.Current.CancellationToken);
        await _cluster.BreakOffAsync(file, DemoRegion.Loader);
        var broken = await _cluster.RegionAsync();

        await LoadDemoAsync();
        var whole = await _cluster.RegionAsync();
        await _cluster.Setting(DemoRegion.Last).DoAsync(new Capacity.Settings.CloseSetting(), new(A.Admin));
        await LoadDemoAsync();

        Assert.InRange(broken.Settings, 1, 5212);
        Assert.Equal((5213, 10_844), whole);
        Assert.Equal(DemoRegion.Last, file.Lines[^1].Id);
    }

    [Fact]
    public async Task The_gazetteer_has_the_published_centroids()
    {
        var lines = await File.ReadAllLinesAsync(SharedData.Find("outcodes.csv"), TestContext.Current.CancellationToken);

        Assert.Equal(
            lines.Skip(1).Select(l => l.Split(',')).Select(c => FormattableString.Invariant($"{c[0]} {double.Parse(c[1], null)} {double.Parse(c[2], null)}")).Order(),
            Gazetteer.All.Select(o => FormattableString.Invariant($"{o.Key} {o.Value.Latitude} {o.Value.Longitude}")).Order());
    }

    private Task LoadDemoAsync() => new DemoRegion(_cluster.Journal, _cluster.Of<RegisterImport>(), _cluster.Clock, NullLogger<DemoRegion>.Instance).StartAsync(TestContext.Current.CancellationToken);

    private async Task<(int Agencies, int Beds)> AgenciesAsync(Sector sector)
    {
        var agencies = await _cluster.SufficiencyAsync(Dimension.Provider, new(Type: SettingType.FosterHousehold, Sector: sector));
        return (agencies.Count, agencies.Sum(a => a.Counts.Registered));
    }

    private static async Task<byte[]> ReadDemoAsync()
    {
        using var bytes = new MemoryStream();
        await using var stream = DemoRegion.Open();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
