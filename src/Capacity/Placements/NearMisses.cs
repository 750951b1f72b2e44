namespace Capacity.Placements;

/// <summary>The near misses of a search: the best few of each kind of change.</summary>
internal sealed class NearMisses
{
    private readonly Dictionary<Change, Shortlist<NearMiss>> _byChange = [];

    public NearMiss[] Best => [.. _byChange.OrderBy(c => c.Key).SelectMany(c => c.Value.Best)];

    /// <summary>Whether one so far away would still be among the best; asked before it is found out whether it is one at all.</summary>
    public bool Wants(Change change, double? miles) => !_byChange.TryGetValue(change, out var list) || list.Best.Count < NearMiss.Most || miles < list.Best[^1].Miles;

    public void Add(NearMiss miss)
    {
        if (!_byChange.TryGetValue(miss.Change, out var list)) _byChange.Add(miss.Change, list = new(NearMiss.Most, NearMiss.Compare));
        list.Add(miss);
    }
}
