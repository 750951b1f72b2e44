using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Settings;
using Capacity.Testing;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements.Demand;

/// <summary>Tests that move the clock, one after another.</summary>
public class RetentionTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private static readonly Need Whole = A.Need(age: 9, needs: ["autism"], tags: ["siblings"], near: new(Postcode: "B31 2AA"), caseRef: "EDT-9");

    [Fact]
    public async Task A_search_closed_91_days_ago_has_lost_everything_and_one_of_89_days_nothing()
    {
        var old = await ClosedAsync(Whole);
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        var young = await ClosedAsync(Whole);
        fixture.Clock.Advance(TimeSpan.FromDays(89));

        await RunAsync();

        var (lost, kept) = ((await old.ReadAsync())!, (await young.ReadAsync())!);
        Assert.Equal(Need.Emptied(Whole, 90), lost.Need);
        Assert.Equal((null, null), (lost.Note, lost.From));
        Assert.Equal((SearchStatus.Closed, SearchOutcome.Unmet, A.Duty), (lost.Status, lost.Outcome, lost.ClosedBy));
        Assert.Equal(("EDT-9", 9, "Said at the close"), (kept.Need.CaseRef, kept.Need.Age, kept.Note));
        Assert.False(kept.Need.Forgotten);
    }

    [Fact]
    public async Task Its_fact_keeps_the_band_of_the_age_and_what_stood_against_it()
    {
        var search = await ClosedAsync(Whole);
        var before = await FactAsync(search);
        fixture.Clock.Advance(TimeSpan.FromDays(90));

        await RunAsync();

        var fact = await FactAsync(search);
        Assert.Equal(("5-9", null, null, null, true), (fact.Band, fact.Age, fact.Gender, fact.Near, fact.Forgotten));
        Assert.Empty(fact.Needs.Concat(fact.Tags));
        Assert.Equal(before.Found.ByRule, fact.Found.ByRule);
    }

    [Fact]
    public async Task An_authority_deletes_after_a_time_of_its_own()
    {
        var (brief, standard) = (await ClosedAsync(A.Need(authority: Brief)), await ClosedAsync(A.Need()));
        fixture.Clock.Advance(TimeSpan.FromDays(30));

        await RunAsync();

        Assert.Equal((30, null), ((await brief.ReadAsync())!.Need.ForgottenAfterDays, (await standard.ReadAsync())!.Need.ForgottenAfterDays));
        fixture.Clock.Advance(TimeSpan.FromDays(60));
        await RunAsync();
        Assert.Equal(90, (await standard.ReadAsync())!.Need.ForgottenAfterDays);
    }

    [Fact]
    public async Task A_crash_between_the_fact_and_the_search_is_made_good_by_the_next_run()
    {
        var search = await ClosedAsync(Whole);
        await fixture.Tracker.Grains.GetGrain<IDemandGrain>(MonthNow()).ForgetAsync(search.GetPrimaryKeyString());
        fixture.Clock.Advance(TimeSpan.FromDays(90));

        await RunAsync();
        var once = await search.ReadAsync();
        await RunAsync();

        Assert.True(once!.Need.Forgotten);
        Assert.Equal(once, await search.ReadAsync());
    }

    [Fact]
    public async Task The_time_of_a_search_runs_from_its_close_however_long_it_was_open()
    {
        var search = await fixture.OpenAsync(Whole);
        fixture.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync();
        Assert.Equal("EDT-9", (await search.ReadAsync())!.Need.CaseRef);

        await search.CloseAsync(SearchOutcome.Unmet, null, A.Duty);
        fixture.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync();
        Assert.Equal("EDT-9", (await search.ReadAsync())!.Need.CaseRef);

        fixture.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.True((await search.ReadAsync())!.Need.Forgotten);
    }

    [Fact]
    public async Task A_forgotten_search_is_still_in_the_list_and_finds_nothing()
    {
        await fixture.RegisterAsync();
        var search = await ClosedAsync(A.Need());
        fixture.Clock.Advance(TimeSpan.FromDays(90));
        await RunAsync();

        var view = (await fixture.Desk.ReadAsync(search.GetPrimaryKeyString()))!;
        var line = (await fixture.Desk.ListAsync(SearchStatus.Closed, null, 1)).Items.Single();

        Assert.Equal((true, null, 0, 0), (view.DetailsDeleted, view.Asked, view.Considered, view.Matched));
        Assert.Equal((search.GetPrimaryKeyString(), true, SearchOutcome.Unmet), (line.Id, line.DetailsDeleted, line.Outcome));
    }

    [Fact]
    public async Task A_setting_forgets_the_cases_of_its_children_and_not_the_children()
    {
        var home = await fixture.RegisterAsync(beds: 3);
        var search = await fixture.OpenAsync(A.Need(caseRef: "EDT-placed"));
        await HoldAsync(search, home);
        await search.PlaceAsync(new(search.GetPrimaryKeyString(), 1), null, new(A.Duty));
        await fixture.DoAsync(home, new OccupyBed("2", "E08000025", null, "EDT-occupied"));
        fixture.Clock.Advance(TimeSpan.FromDays(89));
        await fixture.DoAsync(home, new OccupyBed("3", "E08000025", null, "EDT-young"));
        fixture.Clock.Advance(TimeSpan.FromDays(1));

        await RunAsync();
        var once = await fixture.ReadAsync(home);
        await RunAsync();

        Assert.Equal([null, null, "EDT-young"], once.Beds.Select(b => b.Occupancy!.CaseRef));
        Assert.Equal(once.Version, (await fixture.ReadAsync(home)).Version);
        Assert.Equal(["bed-held", "hold-placed", "bed-occupied", "bed-occupied", "cases-forgotten"], (await fixture.TrailAsync(home)).Select(e => e.Kind));
        Assert.Empty(await new StoreCheck(fixture.Tracker.Journal).RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    private async Task<ISearchGrain> ClosedAsync(Need need)
    {
        var search = await fixture.OpenAsync(need);
        await fixture.Desk.CloseAsync(search.GetPrimaryKeyString(), SearchOutcome.Unmet, "Said at the close", A.Duty);
        return search;
    }

    private async Task<DemandFact> FactAsync(ISearchGrain search)
    {
        var closed = (await search.ReadAsync())!.ClosedAt!.Value;
        return (await fixture.Tracker.Grains.GetGrain<IDemandGrain>(Month.Of(closed)).ReadAsync()).Single(f => f.Search == search.GetPrimaryKeyString());
    }

    private string MonthNow() => Month.Of(fixture.Clock.Now);

    private Task RunAsync() => fixture.Tracker.Grains.GetGrain<IRetentionGrain>(IRetentionGrain.One).RunAsync().AsTask();
}
