using Capacity.Live;
using Capacity.Placements;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>
/// A search is run anew when the region or the search itself has changed, and otherwise so often that what time alone changes is seen within a second.
/// </summary>
internal sealed class SearchSource(string id, SearchDesk desk, ISearchGrain search, IRegionGrain region) : TopicSource
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromMilliseconds(700);

    /// <summary>One source is one activation: a run that began later is newer.</summary>
    private readonly Guid _source = Guid.NewGuid();
    private long _runs;
    private long _startedAt;
    private Mark _region, _search;

    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        if (patience > TimeSpan.Zero && seen != Mark.Nothing) await NewsAsync();
        var mark = new Mark(_source, Interlocked.Increment(ref _runs));
        Volatile.Write(ref _startedAt, TimeProvider.System.GetTimestamp());
        return await desk.ReadAsync(id) is { } view ? new(mark, new(() => view)) : new(mark, null, Exists: false);
    }

    private async Task NewsAsync()
    {
        var (ofRegion, ofSearch) = (region.NewerThanAsync(_region, Longest).AsTask(), search.NewerThanAsync(_search, Longest).AsTask());
        await Task.WhenAny(ofRegion, ofSearch);
        if (ofRegion.IsCompleted) _region = (await ofRegion).Mark;
        if (ofSearch.IsCompleted) _search = (await ofSearch).Mark;
        var rest = Pace - TimeProvider.System.GetElapsedTime(Volatile.Read(ref _startedAt));
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
    }
}
