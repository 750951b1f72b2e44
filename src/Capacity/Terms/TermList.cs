using System.Collections;
using System.Collections.Frozen;

namespace Capacity.Terms;

/// <summary>A closed list of words in its order; a set of them is also a bit mask, so that a search compares sets in one step.</summary>
public sealed class TermList<T> : IReadOnlyList<T> where T : Term
{
    private const int MostTerms = 32; // a mask of them fits a lane of a vector
    private readonly T[] _terms;
    private readonly FrozenDictionary<string, int> _index;

    public TermList(params T[] terms)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Length, MostTerms);
        _terms = terms;
        _index = terms.Index().ToFrozenDictionary(t => t.Item.Id, t => t.Index, StringComparer.Ordinal);
    }

    public int Count => _terms.Length;

    public T this[int index] => _terms[index];

    public T this[string id] => _terms[_index[id]];

    public bool Contains(string id) => _index.ContainsKey(id);

    public T? Find(string id) => _index.TryGetValue(id, out var at) ? _terms[at] : null;

    /// <summary>The words as a mask; each must be of this list.</summary>
    public ulong Mask(IEnumerable<string> ids) => ids.Aggregate(0UL, (mask, id) => mask | (1UL << _index[id]));

    /// <summary>The mask of the words for which something holds.</summary>
    public ulong Mask(Func<T, bool> holds) => Mask(_terms.Where(holds).Select(t => t.Id));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_terms).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
