namespace Capacity.Placements;

/// <summary>The near misses of a search: the best few of each kind of change.</summary>
internal sealed class NearMisses
{
    private readonly Dictionary<Change, Shortlist<NearMiss>> _byChange = [];

    public NearMiss[] Best => [.. _byChange.OrderBy(c => c.Key).SelectMany(c => c.Value.Best)];

    public void Add(NearMiss miss)
    {
        if (!_byChange.TryGetValue(miss.Change, out var list)) _byChange.Add(miss.Change, list = new(NearMiss.Most, NearMiss.Compare));
        list.Add(miss);
    }
}
