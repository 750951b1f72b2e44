using Orleans.Storage;

namespace Capacity.Placements;

/// <summary>Some of an index node's children, kept by themselves: few, since a sheet is written anew with each that comes. Stored as <c>search-index</c>.</summary>
internal sealed class IndexSheet(IGrainStorage storage, GrainId id)
{
    /// <summary>Of the node's grain as of its sheets.</summary>
    public const string StateName = "search-index";
    private const int Most = 32;

    /// <summary>Each with whether it is open, in the order in which they are written.</summary>
    private readonly SortedDictionary<string, bool> _children = new(StringComparer.Ordinal);
    private readonly GrainState<IndexRecord> _kept = new(new());
    private bool _changed;

    /// <summary>As it is on disk.</summary>
    public IndexPage Page => _kept.State?.Page ?? IndexPage.Empty;

    public bool IsFull => _children.Count >= Most;

    public bool AnyOpen => _children.ContainsValue(true);

    /// <returns>False where it was never written.</returns>
    public async Task<bool> ReadAsync()
    {
        await storage.ReadStateAsync(StateName, id, _kept);
        foreach (var child in Page.Open) _children[child] = true;
        foreach (var child in Page.Closed) _children[child] = false;
        return _kept.RecordExists;
    }

    /// <returns>Whether a child of it is open; null where it has no such child.</returns>
    public bool? Find(string child) => _children.TryGetValue(child, out var open) ? open : null;

    public void Put(string child, bool open) => (_children[child], _changed) = (open, true);

    /// <summary>Writes what was put since it was written last.</summary>
    public async Task WriteAsync()
    {
        if (!_changed) return;
        _changed = false;
        var before = _kept.State;
        _kept.State = new() { Page = new([.. Children(true)], [.. Children(false)]) };
        try
        {
            await storage.WriteStateAsync(StateName, id, _kept);
        }
        catch
        {
            (_kept.State, _changed) = (before, true);
            throw;
        }
    }

    private IEnumerable<string> Children(bool open) => _children.Where(c => c.Value == open).Select(c => c.Key);
}

/// <summary>What a sheet is stored as.</summary>
[GenerateSerializer, Alias("index-record")]
internal sealed class IndexRecord
{
    [Id(0)]
    public IndexPage Page { get; init; } = IndexPage.Empty;
}
