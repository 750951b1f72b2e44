using Orleans.Concurrency;

namespace Capacity.Placements;

/// <summary>
/// Which searches there are, open and closed: a tree over the ids, whose first digits are the time. Key: a prefix of ids, see <see cref="SearchIndex"/>. Each node
/// is small, and a new search touches only the one leaf of its quarter of a second.
/// </summary>
[Alias("search-index-grain")]
public interface ISearchIndexGrain : IGrainWithStringKey
{
    /// <summary>Keeps a search that begins, and puts it among the open ones. Interleaves: many share one write.</summary>
    /// <returns>False where a search of that id was begun before: that one stands, and the caller puts it where it belongs.</returns>
    [SafeToRepeat, AlwaysInterleave, Alias("begin")]
    ValueTask<bool> BeginAsync(SearchState search);

    /// <summary>Puts a child among the open or the closed; returns when that and the way to it are kept. Interleaves: many share one write.</summary>
    [SafeToRepeat, AlwaysInterleave, Alias("put")]
    ValueTask PutAsync(string child, bool open);

    [SafeToRepeat, AlwaysInterleave, Alias("read")]
    ValueTask<IndexPage> ReadAsync();
}

/// <summary>A node's children: ids at the leaves, longer prefixes above; open ones have an open search somewhere below.</summary>
[GenerateSerializer, Immutable, Alias("index-page")]
public sealed record IndexPage([property: Id(0)] IReadOnlyList<string> Open, [property: Id(1)] IReadOnlyList<string> Closed)
{
    public static readonly IndexPage Empty = new([], []);
}
