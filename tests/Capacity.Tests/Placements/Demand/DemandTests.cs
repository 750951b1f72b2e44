using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Demand;

public class DemandTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    [Fact]
    public async Task A_search_that_is_closed_leaves_a_fact_with_what_stood_against_it()
    {
        await fixture.RegisterAsync(beds: 4, occupied: 1, profile: A.Profile(ageMin: 12));
        await fixture.RegisterAsync(beds: 2, profile: A.Profile(ageMin: 12));
        var search = await fixture.OpenAsync(A.Need(age: 9));

        await CloseAsync(search, SearchOutcome.Unmet);

        var fact = await FactAsync(search);
        var young = fact!.Found.ByRule.Single(l => l.Rule == Rule.OutsideAgeRange);
        Assert.Equal((SearchOutcome.Unmet, 9, fixture.Clock.Now), (fact.Outcome, fact.Age, fact.ClosedAt));
        Assert.True(young.Settings >= 2 && young.Beds >= 5);
        Assert.Equal(fact.Found.Considered, fact.Found.Matched + fact.Found.ByRule.Sum(l => l.Settings));
    }

    [Fact]
    public async Task Closed_twice_it_is_one_fact()
    {
        var search = await fixture.OpenAsync();

        await CloseAsync(search, SearchOutcome.NotNeeded);
        await CloseAsync(search, SearchOutcome.NotNeeded);

        Assert.Single(await FactsAsync(), f => f.Search == search.GetPrimaryKeyString());
    }

    [Fact]
    public async Task A_crash_before_the_month_was_told_is_made_good_when_the_search_is_read()
    {
        var search = await fixture.OpenAsync(A.Need(age: 7));
        await fixture.WriteAsync(search, s => s with
        {
            Status = SearchStatus.Closed,
            Outcome = SearchOutcome.Unmet,
            ClosedBy = A.Duty,
            ClosedAt = fixture.Clock.Now,
            Untold = new(3, 0, [new(Rule.Gender, 3, 4)]),
        });

        await search.ReadAsync();

        Assert.Equal(new LeftOut(Rule.Gender, 3, 4), (await FactAsync(search))!.Found.ByRule.Single());
    }

    [Fact]
    public async Task A_crash_after_the_month_was_told_tells_it_nothing_new()
    {
        var search = await fixture.OpenAsync();
        await CloseAsync(search, SearchOutcome.Unmet);
        await fixture.WriteAsync(search, s => s with { Untold = Exclusions.Unknown });

        await search.ReadAsync();

        var fact = Assert.Single(await FactsAsync(), f => f.Search == search.GetPrimaryKeyString());
        Assert.NotSame(Exclusions.Unknown, fact.Found);
    }

    [Fact]
    public async Task Facts_are_read_by_the_day_of_the_close_and_by_how_it_ended()
    {
        var day = LondonTime.Date(fixture.Clock.Now);
        var (unmet, placed) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        await CloseAsync(unmet, SearchOutcome.Unmet);
        await CloseAsync(placed, SearchOutcome.Placed);

        var all = await fixture.Demand.ReadAsync(day, day, null);
        var without = await fixture.Demand.ReadAsync(day, day, SearchOutcome.Unmet);
        var before = await fixture.Demand.ReadAsync(day.AddDays(-40), day.AddDays(-1), null);

        Assert.Equal((all.Searches, all.Unmet), (without.Searches, without.Unmet));
        Assert.Equal(all.Searches, all.Items.Count);
        Assert.Contains(without.Items, i => i.SearchId == unmet.GetPrimaryKeyString());
        Assert.All(without.Items, i => Assert.Equal(SearchOutcome.Unmet, i.Outcome));
        Assert.Empty(before.Items);
    }

    private Task<SearchAnswer> CloseAsync(ISearchGrain search, SearchOutcome outcome) => fixture.Desk.CloseAsync(search.GetPrimaryKeyString(), outcome, null, A.Duty);

    private async Task<DemandFact?> FactAsync(ISearchGrain search) => (await FactsAsync()).FirstOrDefault(f => f.Search == search.GetPrimaryKeyString());

    private async Task<IReadOnlyList<DemandFact>> FactsAsync() => await fixture.Tracker.Grains.GetGrain<IDemandGrain>("2026-11").ReadAsync();
}
