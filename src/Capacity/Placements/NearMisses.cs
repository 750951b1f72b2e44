namespace Capacity.Placements;

/// <summary>The near misses of a search: the best few of each kind of change.</summary>
internal sealed class NearMisses
{
    private readonly Shortlist<NearMiss>?[] _byChange = new Shortlist<NearMiss>?[Enum.GetValues<Change>().Length];

    public NearMiss[] Best
    {
        get
        {
            var best = new List<NearMiss>();
            foreach (var list in _byChange)
                if (list is not null) best.AddRange(list.Best);
            return [.. best];
        }
    }

    /// <summary>Whether one so far away would still be among the best; asked before it is found out whether it is one at all.</summary>
    public bool Wants(Change change, double miles) => _byChange[(int)change] is not { } list || !list.IsFull || miles <= list.Last.Miles;

    public void Add(NearMiss miss) => (_byChange[(int)miss.Change] ??= new(NearMiss.Most, NearMiss.Compare)).Add(miss);
}
