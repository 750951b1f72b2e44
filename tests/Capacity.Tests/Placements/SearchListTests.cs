using Capacity.Placements;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

/// <summary>The list is of the whole region: these tests alone use their tracker.</summary>
public class SearchListTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private string[] _mine = [];

    [Fact]
    public async Task Searches_are_listed_the_latest_first_open_and_closed_apart()
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var search = await fixture.OpenAsync();
            ids.Insert(0, search.GetPrimaryKeyString());
            if (i % 3 == 0) await search.CloseAsync(SearchOutcome.Unmet, null, A.Duty);
            fixture.Clock.Advance(TimeSpan.FromMinutes(37)); // across leaves and nodes of the tree
        }
        _mine = [.. ids];
        string[] closed = [.. ids.Where((_, i) => (11 - i) % 3 == 0)];

        Assert.Equal(ids, await IdsAsync(null, 1000));
        Assert.Equal(closed, await IdsAsync(SearchStatus.Closed, 1000));
        Assert.Equal(ids.Except(closed), await IdsAsync(SearchStatus.Open, 1000));

        Assert.Equal(ids, await IdsAsync(null, 5));
        Assert.Equal(closed, await IdsAsync(SearchStatus.Closed, 1));

        await Task.WhenAll(ids.Select(id => PlacementsFixture.ForgetAsync(fixture.Search(id)).AsTask()));
        await ForgetLeavesAsync();
        Assert.Equal(ids.Except(closed), await IdsAsync(SearchStatus.Open, 3));
    }

    [Fact]
    public async Task Many_at_once_are_all_listed()
    {
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        var opened = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => fixture.OpenAsync()));
        await Task.WhenAll(opened.Where((_, i) => i % 2 == 0).Select(s => s.CloseAsync(SearchOutcome.Placed, null, A.Duty).AsTask()));

        _mine = [.. opened.Select(s => s.GetPrimaryKeyString())];

        Assert.Equal(_mine.Where((_, i) => i % 2 == 1).OrderDescending(StringComparer.Ordinal), await IdsAsync(SearchStatus.Open, 1000));

        // More than one sheet of their leaf: read again, each child is where it was, and changes there.
        await ForgetLeavesAsync();
        await opened[1].CloseAsync(SearchOutcome.Unmet, null, A.Duty);
        await opened[199].CloseAsync(SearchOutcome.Unmet, null, A.Duty);
        string[] open = [.. _mine.Where((_, i) => i % 2 == 1 && i is not (1 or 199)).OrderDescending(StringComparer.Ordinal)];
        Assert.Equal(open, await IdsAsync(SearchStatus.Open, 1000));
        await ForgetLeavesAsync();
        Assert.Equal(open, await IdsAsync(SearchStatus.Open, 1000));
        Assert.Equal(_mine.OrderDescending(StringComparer.Ordinal), await IdsAsync(null, 1000));
    }

    [Fact]
    public async Task A_search_that_was_begun_before_is_begun_no_more()
    {
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        var search = await fixture.OpenAsync();
        var state = (await search.ReadAsync())!;
        _mine = [state.Id];

        Assert.False(await SearchIndex.BeginAsync(fixture.Tracker.Grains, state));
        await ForgetLeavesAsync();
        Assert.False(await SearchIndex.BeginAsync(fixture.Tracker.Grains, state));
        Assert.Equal(_mine, await IdsAsync(SearchStatus.Open, 1000));
    }

    private Task ForgetLeavesAsync() => Task.WhenAll(_mine.Select(id => id[..10]).Distinct().Select(leaf => PlacementsFixture.ForgetAsync(fixture.Tracker.Grains.GetGrain<ISearchIndexGrain>(leaf)).AsTask()));

    /// <summary>This test's own searches in all pages of a list, each of so many.</summary>
    private async Task<string[]> IdsAsync(SearchStatus? status, int limit)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await fixture.Desk.ListAsync(status, after, limit);
            Assert.InRange(page.Items.Count, 0, limit);
            ids.AddRange(page.Items.Select(i => i.Id));
            after = page.Next;
        }
        while (after is not null);
        return [.. ids.Where(_mine.Contains)];
    }
}
