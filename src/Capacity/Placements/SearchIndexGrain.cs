using Capacity.Placements.Handover;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Storage;

namespace Capacity.Placements;

/// <summary>One node. Children are put in memory at once; those that come while a write is under way share the next one.</summary>
/// <param name="storage">In which the searches' own grains find what was begun here.</param>
[GrainType("search-index")]
internal sealed class SearchIndexGrain(
    [PersistentState("search-index")] IPersistentState<IndexRecord> kept, [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, Clock clock,
    ILogger<SearchIndexGrain> log) : Grain, ISearchIndexGrain
{
    /// <summary>Each with whether it is open; kept in order, since the page is written anew with each that comes.</summary>
    private readonly SortedDictionary<string, bool> _children = new(StringComparer.Ordinal);
    private readonly List<Beginning> _begun = [];
    private Task? _writing;
    private int _put, _written;

    /// <summary>What the node above was told last: whether anything here is open. Null: not by this activation.</summary>
    private bool? _told;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var child in kept.State.Page.Open) _children[child] = true;
        foreach (var child in kept.State.Page.Closed) _children[child] = false;
        return Task.CompletedTask;
    }

    public async ValueTask<bool> BeginAsync(SearchState search)
    {
        var beginning = new Beginning(search);
        _begun.Add(beginning);
        _children[search.Id] = true;
        await WrittenAsync(++_put);
        return await beginning.Kept!;
    }

    public ValueTask<IndexPage> ReadAsync() => new(kept.State.Page);

    public async ValueTask PutAsync(string child, bool open)
    {
        if (!_children.TryGetValue(child, out var was) || was != open)
        {
            _children[child] = open;
            _put++;
        }
        await WrittenAsync(_put);
    }

    private async Task WrittenAsync(int put)
    {
        while (_written < put || _told != AnyOpen()) await (_writing ??= WriteAsync());
    }

    private async Task WriteAsync()
    {
        var before = kept.State;
        try
        {
            await Task.Yield(); // those that are in the queue now come along
            var (writing, open, begun) = (_put, AnyOpen(), _begun.ToArray());
            _begun.Clear();
            var telling = open ? TellAsync(open) : Task.CompletedTask; // a way that leads to nothing does no harm
            if (_written < writing)
            {
                kept.State = new() { Page = new([.. Children(true)], [.. Children(false)]) };
                foreach (var beginning in begun) beginning.Kept = SearchGrain.BeginAsync(storage, beginning.Search);
                await Task.WhenAll([kept.WriteStateAsync(), .. begun.Select(b => b.Kept!)]); // handed over together, they share a flush
                before = kept.State;
                _written = writing;
            }
            await telling;
            if (!open) await TellAsync(open);
            if (begun.Length > 0) await GrainFactory.Refer<IHandoverGrain>(Night.Of(clock.Now).ToString()).HappenedAsync(); // one way: sent, not waited for
        }
        catch (Exception e)
        {
            PlacementsLog.IndexNotKept(log, Key, e);
            kept.State = before;
            _begun.Clear(); // whoever waits is told
            DeactivateOnIdle();
            throw;
        }
        finally
        {
            _writing = null;
        }
    }

    private async Task TellAsync(bool open)
    {
        if (_told == open) return;
        if (SearchIndex.Parent(Key) is { } parent) await GrainFactory.GetGrain<ISearchIndexGrain>(parent).PutAsync(Key, open);
        _told = open;
    }

    private IEnumerable<string> Children(bool open) => _children.Where(c => c.Value == open).Select(c => c.Key);

    private bool AnyOpen() => _children.ContainsValue(true);

    /// <param name="search">Kept with the page on which it is listed.</param>
    private sealed class Beginning(SearchState search)
    {
        public SearchState Search => search;

        /// <summary>Whether it was kept, false where one of its id was before; null until the page is written.</summary>
        public Task<bool>? Kept { get; set; }
    }
}

/// <summary>Stored as <c>search-index</c>.</summary>
[GenerateSerializer, Alias("index-record")]
internal sealed class IndexRecord
{
    [Id(0)]
    public IndexPage Page { get; init; } = IndexPage.Empty;
}
