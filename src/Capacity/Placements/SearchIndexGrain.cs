using Capacity.Placements.Handover;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Storage;

namespace Capacity.Placements;

/// <summary>One node. Children are put in memory at once; those that come while a write is under way share the next one.</summary>
/// <param name="storage">In which it keeps its sheets, and the searches' own grains find what was begun here.</param>
[GrainType(IndexSheet.StateName)]
internal sealed class SearchIndexGrain(
    [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, Clock clock, ILogger<SearchIndexGrain> log) : Grain, ISearchIndexGrain
{
    /// <summary>The last is put into; those before it are full.</summary>
    private readonly List<IndexSheet> _sheets = [];
    private readonly List<Beginning> _begun = [];
    private Task? _writing;
    private int _put, _written;

    /// <summary>What the node above was told last: whether anything here is open. Null: not by this activation.</summary>
    private bool? _told;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        while (await NextSheet().ReadAsync()) { }
    }

    public async ValueTask<bool> BeginAsync(SearchState search)
    {
        var beginning = new Beginning(search);
        _begun.Add(beginning);
        Put(search.Id, true);
        await WrittenAsync(++_put);
        return await beginning.Kept!;
    }

    public ValueTask<IndexPage> ReadAsync() => new(new IndexPage([.. _sheets.SelectMany(s => s.Page.Open)], [.. _sheets.SelectMany(s => s.Page.Closed)]));

    public async ValueTask PutAsync(string child, bool open)
    {
        Put(child, open);
        await WrittenAsync(_put);
    }

    private void Put(string child, bool open)
    {
        var sheet = _sheets.Find(s => s.Find(child) is not null);
        if (sheet?.Find(child) == open) return;
        sheet ??= _sheets[^1].IsFull ? NextSheet() : _sheets[^1];
        sheet.Put(child, open);
        _put++;
    }

    /// <summary>The first is kept as the node itself.</summary>
    private IndexSheet NextSheet()
    {
        var sheet = new IndexSheet(storage, _sheets.Count == 0 ? this.GetGrainId() : GrainId.Create(IndexSheet.StateName, $"{Key}.{_sheets.Count}"));
        _sheets.Add(sheet);
        return sheet;
    }

    private async Task WrittenAsync(int put)
    {
        while (_written < put || _told != AnyOpen()) await (_writing ??= WriteAsync());
    }

    private async Task WriteAsync()
    {
        try
        {
            await Task.Yield(); // those that are in the queue now come along
            var (writing, open, begun) = (_put, AnyOpen(), _begun.ToArray());
            _begun.Clear();
            var telling = open ? TellAsync(open) : Task.CompletedTask; // a way that leads to nothing does no harm
            if (_written < writing)
            {
                foreach (var beginning in begun) beginning.Kept = SearchGrain.BeginAsync(storage, beginning.Search);
                await Task.WhenAll([.. _sheets.Select(s => s.WriteAsync()), .. begun.Select(b => b.Kept!)]); // handed over together, they share a flush
                _written = writing;
            }
            await telling;
            if (!open) await TellAsync(open);
            if (begun.Length > 0) await GrainFactory.Refer<IHandoverGrain>(Night.Of(clock.Now).ToString()).HappenedAsync(); // one way: sent, not waited for
        }
        catch (Exception e)
        {
            PlacementsLog.IndexNotKept(log, Key, e);
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

    private bool AnyOpen() => _sheets.Exists(s => s.AnyOpen);

    /// <param name="search">Kept with the page on which it is listed.</param>
    private sealed class Beginning(SearchState search)
    {
        public SearchState Search => search;

        /// <summary>Whether it was kept, false where one of its id was before; null until the page is written.</summary>
        public Task<bool>? Kept { get; set; }
    }
}
