using Capacity.Live;
using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements;

public class SearchTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    [Fact]
    public async Task It_begins_once()
    {
        var operation = Guid.CreateVersion7(fixture.Clock.Now);

        var begun = await Task.WhenAll(Enumerable.Range(3, 8).Select(age => fixture.Desk.BeginAsync(operation, A.Need(age: age), null, A.Duty)));
        var again = await fixture.Desk.BeginAsync(operation, A.Need(age: 16), null, A.Admin);

        var first = Assert.Single(begun.Append(again).Select(s => (s.Id, s.Need.Age, s.By, s.Status)).Distinct());
        Assert.Equal((first.Age, first.Status), (await fixture.Search(first.Id).ReadAsync() is { } read ? read.Need.Age : 0, SearchStatus.Open));
    }

    [Fact]
    public async Task One_that_was_closed_meanwhile_stays_closed_when_it_is_begun_again()
    {
        var operation = Guid.CreateVersion7(fixture.Clock.Now);
        var search = await fixture.Desk.BeginAsync(operation, A.Need(), null, A.Duty);
        await fixture.Search(search.Id).CloseAsync(SearchOutcome.Placed, null, A.Duty);

        var again = await fixture.Desk.BeginAsync(operation, A.Need(), null, A.Duty);

        Assert.Equal(SearchStatus.Closed, again.Status);
        Assert.DoesNotContain(search.Id, (await fixture.Tracker.Grains.GetGrain<ISearchIndexGrain>(search.Id[..10]).ReadAsync()).Open);
    }

    [Fact]
    public async Task It_outlives_its_activation()
    {
        var search = await fixture.OpenAsync(A.Need(age: 9, near: new(Postcode: "B31 2AA"), needs: ["autism"]));
        var hold = await HoldAsync(search, await fixture.RegisterAsync(profile: A.Profile(needs: ["autism"])));

        await ForgetAsync(search);

        var read = await search.ReadAsync();
        Assert.Equal((9, "B31 2AA", hold.Id), (read!.Need.Age, read.Need.Near!.Postcode, read.Holds.Single().Hold!.Id));
    }

    [Fact]
    public async Task What_was_never_begun_is_not_there()
    {
        var search = fixture.Search(SearchId.Of(Guid.CreateVersion7()));

        Assert.Null(await search.ReadAsync());
        Assert.Equal(404, (await search.CloseAsync(SearchOutcome.Unmet, null, A.Duty)).Refusal?.Status);
        Assert.Equal(404, (await search.HoldAsync(Request("home"), new(A.Duty))).Refusal?.Status);
        Assert.False((await search.NewerThanAsync(Mark.Nothing, TimeSpan.Zero)).Exists);
    }

    [Fact]
    public async Task Closing_it_lets_its_holds_go_and_leaves_placements_alone()
    {
        var home = await fixture.RegisterAsync(beds: 3);
        var search = await fixture.OpenAsync();
        var (placed, accepted, active) = (await HoldAsync(search, home), await HoldAsync(search, home), await HoldAsync(search, home));
        await search.PlaceAsync(new(search.GetPrimaryKeyString(), 1), null, new(A.Duty));
        await search.DoAsync(new AcceptHold(accepted.Id), new(A.Provider));

        var closed = await search.CloseAsync(SearchOutcome.Placed, "Settled by one", A.Duty);

        Assert.Equal((SearchStatus.Closed, SearchOutcome.Placed, "Settled by one"), (closed.Search!.Status, closed.Search.Outcome, closed.Search.Note));
        Assert.Equal([HoldStatus.Placed, HoldStatus.Released, HoldStatus.Released], closed.Search.Holds.Select(h => h.Hold!.Status));
        Assert.Equal([BedStatus.Occupied, BedStatus.Vacant, BedStatus.Vacant], (await fixture.ReadAsync(home)).Beds.Select(b => b.Status));
    }

    [Fact]
    public async Task It_ends_one_way()
    {
        var search = await fixture.OpenAsync();
        await search.CloseAsync(SearchOutcome.NotNeeded, null, A.Duty);

        var same = await search.CloseAsync(SearchOutcome.NotNeeded, "Said again", A.Duty);
        var other = await search.CloseAsync(SearchOutcome.Unmet, null, A.Duty);
        var hold = await search.HoldAsync(Request(await fixture.RegisterAsync()), new(A.Duty));

        Assert.Null(same.Search!.Note);
        Assert.Equal(("search-closed", "search-closed"), (other.Refusal?.Slug, hold.Refusal?.Slug));
    }

    [Fact]
    public async Task Who_watches_it_is_told_of_its_holds()
    {
        var search = await fixture.OpenAsync();
        var home = await fixture.RegisterAsync();
        var seen = await search.NewerThanAsync(Mark.Nothing, TimeSpan.Zero);

        var waiting = search.NewerThanAsync(seen.Mark, TimeSpan.FromSeconds(20));
        await HoldAsync(search, home);
        var news = await waiting;

        Assert.NotEqual(seen.Mark, news.Mark);
        Assert.Equal(home, news.State!.Holds.Single().Setting);
    }

    [Fact]
    public async Task A_hold_that_its_node_did_not_live_to_write_down_is_found_again()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var intended = Intended(home);
        await fixture.WriteAsync(search, s => s.With(intended) with { LastHold = 1 });
        var id = new HoldId(search.GetPrimaryKeyString(), 1).ToString();
        await fixture.DoAsync(home, new HoldBeds(id, search.GetPrimaryKeyString(), 1, intended.Until, "E08000025", new Anything()));

        var again = await search.HoldAsync(new(intended.Operation, home, 1, 60, null), new(A.Duty));

        Assert.Equal((id, "0121 496 0001"), (again.Hold!.Id, again.Contact));
        Assert.Equal(HoldStatus.Active, (await search.ReadAsync())!.Holds.Single().Hold!.Status);
        Assert.Equal(2, (await fixture.ReadAsync(home)).Version);
    }

    [Fact]
    public async Task A_hold_that_never_reached_its_setting_is_made_when_it_is_asked_for_again()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var intended = Intended(home);
        await fixture.WriteAsync(search, s => s.With(intended) with { LastHold = 1 });

        var again = await search.HoldAsync(new(intended.Operation, home, 1, 60, null), new(A.Duty));

        Assert.Equal((new HoldId(search.GetPrimaryKeyString(), 1).ToString(), intended.Until), (again.Hold!.Id, again.Hold.Until));
    }

    [Fact]
    public async Task A_search_that_was_closed_before_its_holds_were_let_go_lets_them_go_when_it_is_read()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        await HoldAsync(search, home);
        await fixture.WriteAsync(search, s => s with { Status = SearchStatus.Closed, Outcome = SearchOutcome.Unmet, ClosedBy = A.Duty });

        var read = await search.ReadAsync();

        Assert.Equal(HoldStatus.Released, read!.Holds.Single().Hold!.Status);
        Assert.Equal(BedStatus.Vacant, (await fixture.ReadAsync(home)).Bed("1")!.Status);
    }

    private SearchHold Intended(string home) => new(1, Guid.NewGuid(), home, 1, fixture.Clock.Now.AddMinutes(60), null, fixture.Clock.Now, null);
}
