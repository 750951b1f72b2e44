using Capacity.Placements.Demand;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Searches as duty works with them: begun, read anew, listed. On any node.</summary>
public sealed class SearchDesk(IGrainFactory grains, BedSearch beds, Clock clock)
{
    private const int AtOnce = 32, MostSteps = 20;

    /// <summary>The directory by which a need is checked and put.</summary>
    public ValueTask<IReadOnlyList<DistrictSummary>> DistrictsAsync() => beds.DistrictsAsync();

    /// <summary>Begins a search and runs it. The same operation again is the same search.</summary>
    /// <param name="sibling">A search for a brother or sister who is to live apart: both know of each other, and of those that it knows.</param>
    /// <param name="before">A search that goes on as this one: those that it knows, and this one, know of each other.</param>
    public async Task<SearchView> OpenAsync(Guid operation, Need need, Actor by, IReadOnlyList<DistrictSummary> districts, SearchState? sibling = null, SearchState? before = null)
    {
        var keeping = BeginAsync(operation, need, Whereabouts.Of(need.Near, districts), by, sibling, before); // while its flush is waited for, the beds are found
        var found = await beds.RunAsync(need, districts: districts);
        return SearchView.Of(await keeping, found);
    }

    /// <summary>Keeps a need as a search. The same operation again is the same search.</summary>
    public async Task<SearchState> BeginAsync(Guid operation, Need need, Point? from, Actor by, SearchState? sibling = null, SearchState? before = null)
    {
        var id = SearchId.Of(operation);
        IEnumerable<string> known = [.. sibling is null ? [] : (sibling.Siblings ?? []).Prepend(sibling.Id), .. before?.Siblings ?? []];
        string[] siblings = [.. known.Where(s => s != id).Distinct(StringComparer.Ordinal)];
        var search = SearchState.Open(id, need, from, by, clock.Now, siblings);
        if (!await SearchIndex.BeginAsync(grains, search))
        {
            search = await grains.GetGrain<ISearchGrain>(id).ReadAsync() ?? throw new TimeoutException($"Search {id} is kept and cannot be read now.");
            await SearchIndex.PutAsync(grains, id, search.Status);
        }
        if (search.ReplacedBy is null) await Task.WhenAll(siblings.Select(s => grains.GetGrain<ISearchGrain>(s).KnowSiblingAsync(id).AsTask()));
        return search;
    }

    /// <summary>The search that another names as its sibling, or null.</summary>
    public async ValueTask<SearchState?> FindAsync(string? id) => SearchId.IsOne(id) ? await grains.GetGrain<ISearchGrain>(id!).ReadAsync() : null;

    /// <summary>The same, or the one with which it has gone on.</summary>
    public async ValueTask<SearchState?> FindPresentAsync(string? id)
    {
        var search = await FindAsync(id);
        for (var steps = 0; steps < MostSteps && search?.ReplacedBy is { } by && await FindAsync(by) is { } next; steps++) search = next;
        return search;
    }

    /// <summary>The search with what it finds now, or null.</summary>
    /// <param name="matching">So many of those that match are named, where fewer are shown.</param>
    public async Task<SearchView?> ReadAsync(string id, int matching = 0) =>
        SearchId.IsOne(id) && await grains.GetGrain<ISearchGrain>(id).ReadAsync() is { } search ? await ViewAsync(search, matching) : null;

    /// <summary>Closes a search, and keeps for those who commission beds what stood against it at that moment.</summary>
    public async Task<SearchAnswer> CloseAsync(string id, SearchOutcome outcome, string? note, Actor by)
    {
        var search = grains.GetGrain<ISearchGrain>(id);
        var found = await search.ReadAsync() is { Status: SearchStatus.Open } open ? Exclusions.Of(await beds.RunAsync(open.Need, open.From)) : null;
        return await search.CloseAsync(outcome, note, by, found);
    }

    public async Task<SearchView> ViewAsync(SearchState search, int matching = 0) => SearchView.Of(search, await beds.RunAsync(search.Need, search.From, atLeast: matching));

    /// <inheritdoc cref="BedSearch.ExclusionsAsync"/>
    public Task<ExclusionsFound> ExclusionsAsync(SearchState search, Rule? rule, string? text, int limit) => beds.ExclusionsAsync(search.Need, search.From, rule, text, limit);

    /// <summary>Searches, the latest first, after another.</summary>
    public async Task<SearchPage> ListAsync(SearchStatus? status, string? after, int limit)
    {
        var items = new List<SearchLine>();
        await foreach (var ids in SearchIndex.ReadAsync(grains, status, after).Chunk(AtOnce))
            foreach (var search in await Task.WhenAll(ids.Select(id => grains.GetGrain<ISearchGrain>(id).ReadAsync().AsTask())))
            {
                if (search is null) continue; // listed, and the node died before the search was kept
                if (status is not null && search.Status != status)
                {
                    await SearchIndex.PutAsync(grains, search.Id, search.Status);
                    continue;
                }
                if (items.Count == limit) return new(items, items[^1].Id);
                items.Add(SearchLine.Of(search));
            }
        return new(items, null);
    }
}
