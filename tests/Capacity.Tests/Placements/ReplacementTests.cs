using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements;

public class ReplacementTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    [Fact]
    public async Task A_search_that_goes_on_as_another_is_closed_and_the_child_is_counted_once()
    {
        var (before, next) = (await fixture.OpenAsync(), await fixture.OpenAsync(A.Need(withinMiles: 40)));

        await GoOnAsync(before, next);
        await fixture.Desk.CloseAsync(next.GetPrimaryKeyString(), SearchOutcome.Unmet, null, A.Duty);

        var closed = (await before.ReadAsync())!;
        Assert.Equal((SearchStatus.Closed, SearchOutcome.NotNeeded, next.GetPrimaryKeyString(), A.Duty), (closed.Status, closed.Outcome, closed.ReplacedBy, closed.ClosedBy));
        Assert.Equal(next.GetPrimaryKeyString(), SearchLog.Of(closed)[^1].ReplacedBy);
        Assert.Equal(next.GetPrimaryKeyString(), (await fixture.Desk.ReadAsync(closed.Id))!.ReplacedBy);
        Assert.Equal(next.GetPrimaryKeyString(), (await fixture.Desk.ListAsync(SearchStatus.Closed, null, 1000)).Items.Single(i => i.Id == closed.Id).ReplacedBy);
        var facts = await fixture.Tracker.Grains.GetGrain<IDemandGrain>(Month.Of(fixture.Clock.Now)).ReadAsync();
        Assert.Equal([next.GetPrimaryKeyString()], facts.Select(f => f.Search).Intersect([before.GetPrimaryKeyString(), next.GetPrimaryKeyString()]));
        Assert.DoesNotContain(before.GetPrimaryKeyString(), (await fixture.Desk.ListAsync(SearchStatus.Open, null, 1000)).Items.Select(i => i.Id));
    }

    [Fact]
    public async Task Asked_twice_it_is_replaced_once_and_by_no_other()
    {
        var (before, next, other) = (await fixture.OpenAsync(), await fixture.OpenAsync(), await fixture.OpenAsync());
        var first = await before.ReplaceAsync(next.GetPrimaryKeyString(), A.Duty);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await before.ReplaceAsync(next.GetPrimaryKeyString(), A.Admin);
        var late = await before.ReplaceAsync(other.GetPrimaryKeyString(), A.Duty);

        Assert.Equal((first.Search!.ClosedAt, A.Duty), (again.Search!.ClosedAt, again.Search.ClosedBy));
        Assert.Equal("search-closed", late.Refusal?.Slug);
        Assert.Equal("search-closed", (await before.HoldAsync(Request(await fixture.RegisterAsync()), new(A.Duty))).Refusal?.Slug);
    }

    [Theory]
    [InlineData("active", "search-in-use")]
    [InlineData("accepted", "search-in-use")]
    [InlineData("placed", "search-in-use")]
    [InlineData("released", null)]
    [InlineData("declined", null)]
    public async Task One_for_which_a_bed_is_held_or_from_which_a_child_was_placed_stays_open(string hold, string? refused)
    {
        var (before, next) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        var held = await HoldAsync(before, await fixture.RegisterAsync());
        if (hold == "accepted") await before.DoAsync(new AcceptHold(held.Id), new(A.Provider));
        if (hold == "released") await before.DoAsync(new ReleaseHold(held.Id), new(A.Duty));
        if (hold == "declined") await before.DoAsync(new DeclineHold(held.Id, DeclineReason.Staffing), new(A.Provider));
        if (hold == "placed") await before.PlaceAsync(new(before.GetPrimaryKeyString(), 1), null, new(A.Duty));

        var answer = await before.ReplaceAsync(next.GetPrimaryKeyString(), A.Duty);

        Assert.Equal(refused, answer.Refusal?.Slug);
        Assert.Equal(refused is null ? SearchStatus.Closed : SearchStatus.Open, (await before.ReadAsync())!.Status);
    }

    [Fact]
    public async Task One_with_a_hold_that_its_setting_may_yet_hear_of_stays_open()
    {
        var (before, next) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        await fixture.WriteAsync(before, s => s.With(new(1, Guid.NewGuid(), "home-unheard", 1, fixture.Clock.Now.AddHours(1), null, fixture.Clock.Now, null)) with { LastHold = 1 });

        Assert.Equal("search-in-use", (await before.ReplaceAsync(next.GetPrimaryKeyString(), A.Duty)).Refusal?.Slug);

        fixture.Clock.Advance(TimeSpan.FromMinutes(2)); // it never will
        Assert.Null((await before.ReplaceAsync(next.GetPrimaryKeyString(), A.Duty)).Refusal);
    }

    [Fact]
    public async Task A_hold_that_is_taken_in_between_keeps_it_open_and_that_is_no_error()
    {
        var (before, next) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        await HoldAsync(before, await fixture.RegisterAsync());

        await GoOnAsync(before, next);

        Assert.Equal((SearchStatus.Open, null), (await before.ReadAsync()) is { } read ? (read.Status, read.ReplacedBy) : default);
    }

    [Fact]
    public async Task Brothers_and_sisters_apart_know_the_one_that_goes_on_in_its_place()
    {
        var before = (await (await fixture.OpenAsync()).ReadAsync())!;
        var sister = await fixture.Desk.BeginAsync(NewOperation(), A.Need(age: 9), null, A.Duty, before);
        before = (await fixture.Desk.FindAsync(before.Id))!;

        var next = await fixture.Desk.BeginAsync(NewOperation(), A.Need(withinMiles: 40), null, A.Duty, null, before);
        await fixture.Replacement.GoOnAsync(before, next.Id, others: false, A.Duty);

        Assert.Equal([next.Id], (await fixture.Desk.FindAsync(sister.Id))!.Siblings);
        Assert.Equal([sister.Id], (await fixture.Desk.FindAsync(next.Id))!.Siblings);
        Assert.Equal(next.Id, (await fixture.Desk.FindPresentAsync(before.Id))!.Id);
    }

    [Fact]
    public async Task It_goes_on_as_two_that_are_for_all_of_its_children_however_often_it_is_asked()
    {
        var before = (await (await fixture.OpenAsync(A.Need(children: 5, needs: ["autism"]))).ReadAsync())!;
        var operation = NewOperation();

        foreach (var _ in (int[])[1, 2])
        {
            await fixture.Desk.BeginAsync(operation, A.Need(children: 2), null, A.Duty, before, before);
            await fixture.Replacement.GoOnAsync(before, SearchId.Of(operation), others: true, A.Duty);
            before = (await fixture.Desk.FindAsync(before.Id))!;
            Assert.True(Replacement.MayBe(before, operation));
        }

        var next = (await fixture.Desk.FindAsync(SearchId.Of(operation)))!;
        var rest = (await fixture.Desk.FindAsync(Assert.Single(next.Siblings!)))!;
        Assert.Equal((next.Id, SearchStatus.Closed), (before.ReplacedBy, before.Status));
        Assert.Equal((2, 3, SearchStatus.Open), (next.Need.Children, rest.Need.Children, rest.Status));
        Assert.Equal(before.Need with { Children = 3 }, rest.Need with { Needs = before.Need.Needs, Tags = before.Need.Tags, Categories = before.Need.Categories, Types = before.Need.Types });
        Assert.Equal(["autism"], rest.Need.Needs);
        Assert.Equal([next.Id], rest.Siblings);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task There_are_no_others_where_it_goes_on_for_all(int children)
    {
        var before = (await (await fixture.OpenAsync(A.Need(children: 3))).ReadAsync())!;
        var next = await fixture.Desk.BeginAsync(NewOperation(), A.Need(children: children), null, A.Duty, before, before);

        await fixture.Replacement.GoOnAsync(before, next.Id, others: true, A.Duty);

        Assert.Null((await fixture.Desk.FindAsync(next.Id))!.Siblings);
        Assert.Equal(next.Id, (await fixture.Desk.FindAsync(before.Id))!.ReplacedBy);
    }

    [Fact]
    public async Task Sent_again_with_another_number_it_goes_on_as_the_two_that_were_asked_for_last()
    {
        var before = (await (await fixture.OpenAsync(A.Need(children: 3))).ReadAsync())!;
        var (operation, changed) = (NewOperation(), default(Guid));
        changed = SearchId.Beside(operation, "change 1");
        await fixture.Desk.BeginAsync(operation, A.Need(children: 2), null, A.Duty, before, before);
        await fixture.Replacement.GoOnAsync(before, SearchId.Of(operation), others: true, A.Duty);
        before = (await fixture.Desk.FindAsync(before.Id))!;
        var first = (await fixture.Desk.FindAsync(SearchId.Of(operation)))!;

        await fixture.Desk.BeginAsync(changed, A.Need(children: 1), null, A.Duty, before, before);
        await fixture.Replacement.GoOnAsync(before, SearchId.Of(changed), others: true, A.Duty);

        var next = (await fixture.Desk.FindAsync(SearchId.Of(changed)))!;
        var rest = (await fixture.Desk.FindAsync(Assert.Single(next.Siblings!)))!;
        Assert.Equal((1, 2, SearchStatus.Open), (next.Need.Children, rest.Need.Children, rest.Status));
        Assert.Equal([next.Id], rest.Siblings);
        Assert.Equal(next.Id, (await fixture.Desk.FindAsync(first.Id))!.ReplacedBy);
        Assert.Equal(rest.Id, (await fixture.Desk.FindAsync(Assert.Single(first.Siblings!)))!.ReplacedBy);
        Assert.Equal(next.Id, (await fixture.Desk.FindPresentAsync(before.Id))!.Id);
    }

    [Fact]
    public async Task One_that_somebody_else_has_closed_is_replaced_by_nothing()
    {
        var (before, next) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        await before.CloseAsync(SearchOutcome.NotNeeded, null, A.Admin);

        await GoOnAsync(before, next);

        var read = (await before.ReadAsync())!;
        Assert.Null(read.ReplacedBy);
        Assert.False(Replacement.MayBe(read, Guid.ParseExact(next.GetPrimaryKeyString(), "N")));
    }

    private Guid NewOperation() => Guid.CreateVersion7(fixture.Clock.Now);

    private async Task GoOnAsync(ISearchGrain before, ISearchGrain next) =>
        await fixture.Replacement.GoOnAsync((await before.ReadAsync())!, next.GetPrimaryKeyString(), others: false, A.Duty);
}
