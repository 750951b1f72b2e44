using Capacity.Live;
using Capacity.Placements;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>
/// A search is run anew when the region or the search itself has changed, and otherwise so often that what time alone changes is seen within a second.
/// </summary>
internal sealed class SearchSource(string id, SearchDesk desk, ISearchGrain search, IRegionGrain region) : TopicSource
{
    private readonly News _news = new(region, TimeSpan.FromMilliseconds(500));

    /// <summary>One source is one activation: a run that began later is newer.</summary>
    private readonly Guid _source = Guid.NewGuid();
    private long _runs;

    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        if (patience > TimeSpan.Zero && seen != Mark.Nothing) await _news.WaitAsync(search);
        var mark = new Mark(_source, Interlocked.Increment(ref _runs));
        return await desk.ReadAsync(id) is { } view ? new(mark, new(() => view)) : new(mark, null, Exists: false);
    }
}
