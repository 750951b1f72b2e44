namespace Capacity.Placements;

/// <summary>The tree of <see cref="ISearchIndexGrain"/>: root → prefixes of 4.7 hours → prefixes of a quarter of a second → ids.</summary>
internal static class SearchIndex
{
    private const string Root = "all";
    private static readonly int[] Levels = [6, 10];

    public static ValueTask<bool> BeginAsync(IGrainFactory grains, SearchState search) => Leaf(grains, search.Id).BeginAsync(search);

    public static Task PutAsync(IGrainFactory grains, string id, SearchStatus status) => Leaf(grains, id).PutAsync(id, status == SearchStatus.Open).AsTask();

    /// <summary>The node above, or null above the root.</summary>
    public static string? Parent(string node) => node == Root ? null : node.Length == Levels[0] ? Root : node[..Levels[Array.IndexOf(Levels, node.Length) - 1]];

    /// <summary>Ids below another, the latest first: of open searches, of closed ones, or of all.</summary>
    public static IAsyncEnumerable<string> ReadAsync(IGrainFactory grains, SearchStatus? status, string? after) => ReadAsync(grains, Root, 0, status, after);

    private static ISearchIndexGrain Leaf(IGrainFactory grains, string id) => grains.Refer<ISearchIndexGrain>(id[..Levels[^1]]);

    private static async IAsyncEnumerable<string> ReadAsync(IGrainFactory grains, string node, int level, SearchStatus? status, string? after)
    {
        var page = await grains.GetGrain<ISearchIndexGrain>(node).ReadAsync();
        var isLeaf = level == Levels.Length;
        var children = status switch
        {
            SearchStatus.Open => page.Open,
            SearchStatus.Closed when isLeaf => page.Closed,
            _ => page.Open.Concat(page.Closed), // a node with an open search below may have closed ones too
        };
        foreach (var child in children.OrderDescending(StringComparer.Ordinal))
        {
            if (isLeaf)
            {
                if (after is null || string.CompareOrdinal(child, after) < 0) yield return child;
            }
            else if (after is null || string.CompareOrdinal(child, after[..Math.Min(child.Length, after.Length)]) <= 0)
            {
                await foreach (var id in ReadAsync(grains, child, level + 1, status, after)) yield return id;
            }
        }
    }
}
