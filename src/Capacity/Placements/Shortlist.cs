namespace Capacity.Placements;

/// <summary>Less than zero: the first is the better one.</summary>
internal delegate int Comparing<T>(in T a, in T b);

/// <summary>The best few of many, in order.</summary>
internal sealed class Shortlist<T>(int most, Comparing<T> compare)
{
    private T[] _best = new T[Math.Min(most, 20)];
    private int _count;

    public ReadOnlySpan<T> Best => _best.AsSpan(0, _count);

    /// <summary>Only one that is better than the last still gets in.</summary>
    public bool IsFull => _count == most;

    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public ref readonly T Last => ref _best[_count - 1];

    public void Add(in T item)
    {
        if (IsFull && (most == 0 || compare(item, Last) >= 0)) return;
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (compare(_best[middle], item) <= 0) low = middle + 1;
            else high = middle;
        }
        if (!IsFull && _count++ == _best.Length) Array.Resize(ref _best, Math.Min(most, _best.Length * 2));
        Array.Copy(_best, low, _best, low + 1, _count - 1 - low);
        _best[low] = item;
    }
}
