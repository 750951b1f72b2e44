namespace Capacity.Placements;

/// <summary>The best few of many, in order.</summary>
internal sealed class Shortlist<T>(int most, Comparison<T> compare)
{
    private readonly List<T> _best = [];

    public IReadOnlyList<T> Best => _best;

    /// <summary>Only one that is better than the last still gets in.</summary>
    public bool IsFull => _best.Count == most;

    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T Last => _best[^1];

    public void Add(T item)
    {
        if (_best.Count == most)
        {
            if (most == 0 || compare(item, _best[^1]) >= 0) return;
            _best.RemoveAt(most - 1);
        }
        int low = 0, high = _best.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (compare(_best[middle], item) <= 0) low = middle + 1;
            else high = middle;
        }
        _best.Insert(low, item);
    }
}
