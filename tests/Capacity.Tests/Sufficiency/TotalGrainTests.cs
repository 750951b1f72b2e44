using Capacity.Live;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Orleans.Concurrency;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>A command is answered when every total knows: what is read next is right, without waiting.</summary>
public class TotalGrainTests(TotalsFixture fixture) : IClassFixture<TotalsFixture>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly TestTracker _tracker = fixture.Tracker;

    [Fact]
    public Task Every_total_is_the_sum_over_its_settings() => Truth.HoldsAsync(_tracker);

    [Fact]
    public async Task A_command_counts_everywhere_when_it_is_answered()
    {
        await _tracker.DoAsync("at-once", new RegisterSetting(Profile(authority: "E08000027", district: "dudley", provider: "at-once-care"), 2, null));

        await _tracker.DoAsync("at-once", new SuspendBed("1", SuspensionReason.Staffing));

        var counts = new Counts(2, 0, 0, 1, 0, 1);
        Assert.Equal(counts, await CountsAsync<IDistrictGrain>("dudley"));
        Assert.Equal(counts, await CountsAsync<IAuthorityGrain>("E08000027"));
        Assert.Equal(counts, await CountsAsync<IProviderGrain>("at-once-care"));
        await Truth.HoldsAsync(_tracker);
    }

    [Fact]
    public async Task A_burst_of_commands_counts_everywhere_when_it_is_answered()
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(n => $"burst-{n}")];
        await Task.WhenAll(ids.Select(id => _tracker.DoAsync(id, new RegisterSetting(Profile(authority: "E08000029", district: "solihull"), 3, null))));

        await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(1, 3).Select(bed => _tracker.DoAsync(id, new OccupyBed($"{bed}", "E08000029")))));

        Assert.Equal(new(90, 90, 0, 0, 0, 0), await CountsAsync<IAuthorityGrain>("E08000029"));
        await Truth.HoldsAsync(_tracker);
    }

    [Fact]
    public async Task A_setting_that_moves_leaves_the_totals_in_which_it_was()
    {
        await _tracker.DoAsync("mover", new RegisterSetting(Profile(categories: ["secure", "residential-emergency"], provider: "mover-care"), 3, null));

        await _tracker.DoAsync("mover", new RegisterSetting(Profile(categories: ["secure", "supported-cat1"], authority: TotalsFixture.Walsall, district: "walsall", provider: "new-care"), 3, null));

        Assert.Equal(0, (await CountsAsync<ICategoryGrain>("residential-emergency")).Registered);
        Assert.Equal(3, (await CountsAsync<ICategoryGrain>("secure")).Registered);
        Assert.Equal(0, (await CountsAsync<IProviderGrain>("mover-care")).Registered);
        Assert.Equal(3, (await CountsAsync<IProviderGrain>("new-care")).Registered);
        await Truth.HoldsAsync(_tracker);
    }

    [Fact]
    public async Task The_last_setting_of_a_district_may_move_to_another_authority()
    {
        await _tracker.DoAsync("nomad", new RegisterSetting(Profile(authority: "E08000031", district: "wolverhampton"), 3, null));

        await _tracker.DoAsync("nomad", new RegisterSetting(Profile(authority: "E08000026", district: "wolverhampton"), 3, null));

        Assert.Equal(0, (await CountsAsync<IAuthorityGrain>("E08000031")).Registered);
        Assert.Equal(3, (await CountsAsync<IAuthorityGrain>("E08000026")).Registered);
        await Truth.HoldsAsync(_tracker);
    }

    [Fact]
    public async Task A_setting_that_closes_counts_nowhere_but_stays_in_the_directory()
    {
        await _tracker.DoAsync("closing", new RegisterSetting(Profile(authority: "E06000019", district: "herefordshire", postcode: "HR1 1AA"), 3, null));

        await _tracker.DoAsync("closing", new CloseSetting());

        var summary = (await _tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync()).Single(d => d.District == "herefordshire");
        Assert.Equal((1, null), (summary.Settings, summary.Centre));
        Assert.NotNull(summary.Extent);
        await Truth.HoldsAsync(_tracker);
    }

    [Fact]
    public async Task What_comes_again_or_late_changes_nothing()
    {
        var total = _tracker.Grains.GetGrain<IDistrictGrain>("replayed");
        var (first, second) = (An.Offer(vacant: 5, district: "replayed", authority: "E06000021"), An.Offer(vacant: 2, district: "replayed", authority: "E06000021"));
        await TellAsync(total, new Contribution("ghost", 2, second));

        await TellAsync(total, new("ghost", 1, first), new("ghost", 2, second), new("ghost", 1, null));

        Assert.Equal(2, (await total.ReadAsync()).Counts.Available);
        await TellAsync(total, new("ghost", 3, second with { District = "elsewhere" }), new("ghost", 2, second));
        Assert.Equal(0, (await total.ReadAsync()).Settings);
    }

    [Fact]
    public async Task Who_watches_is_told_of_a_change_and_not_of_its_repetition()
    {
        var total = _tracker.Grains.GetGrain<IProviderGrain>("watched-care");
        await _tracker.DoAsync("watched", new RegisterSetting(Profile(provider: "watched-care"), 2, null));
        var seen = await total.NewerThanAsync(Mark.Nothing, Long);
        Assert.Equal(2, seen.State!.Counts.Available);
        var waiting = total.NewerThanAsync(seen.Mark, Long).AsTask();

        await _tracker.DoAsync("watched", new Confirm());
        await TellAsync(total, (await _tracker.Setting("watched").ReadAsync())!.ToContribution(FreshFor));
        Assert.False(waiting.IsCompleted);
        await _tracker.DoAsync("watched", new SuspendBed("1", SuspensionReason.Staffing));

        var told = await waiting;
        Assert.Equal((1, 1), (told.State!.Counts.Available, told.State.SuspendedBy["staffing"]));
        Assert.Null((await total.NewerThanAsync(told.Mark, TimeSpan.Zero)).State);
    }

    [Fact]
    public async Task The_region_is_watched_like_any_total()
    {
        var region = _tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region);
        var seen = await region.NewerThanAsync(Mark.Nothing, Long);
        var waiting = region.NewerThanAsync(seen.Mark, Long).AsTask();

        await _tracker.DoAsync("seen-from-afar", new RegisterSetting(Profile(), 2, null));

        Assert.Equal(seen.State!.Counts.Registered + 2, (await waiting).State!.Counts.Registered);
    }

    [Theory]
    [InlineData("nowhere-1", false)]
    [InlineData("birmingham-northfield", true)]
    public async Task A_watcher_learns_whether_there_is_such_a_district(string district, bool exists)
    {
        var sighting = await _tracker.Grains.GetGrain<IDistrictGrain>(district).NewerThanAsync(Mark.Nothing, Long);

        Assert.Equal((exists, exists), (sighting.Exists, sighting.State is not null));
    }

    private static ValueTask TellAsync(ITotalGrain total, params Contribution[] contributions) => total.ContributeAsync(new Immutable<IReadOnlyList<Contribution>>(contributions));

    private async Task<Counts> CountsAsync<T>(string key) where T : ITotal => (await _tracker.Grains.GetGrain<T>(key).ReadAsync()).Counts;
}
