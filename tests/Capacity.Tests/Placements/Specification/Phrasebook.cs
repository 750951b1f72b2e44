using System.Collections;
using System.Text.RegularExpressions;

namespace Capacity.Tests.Placements.Specification;

/// <summary>The phrases of a cell and what each says of the thing described. Every phrase must be known by exactly one of them: nothing is passed over in silence.</summary>
internal sealed class Phrasebook<T> : IEnumerable
{
    private readonly List<(Regex Phrase, Func<T, Match, T> Says)> _phrases = [];

    public void Add(string phrase, Func<T, Match, T> says) => _phrases.Add((new($"^(?:{phrase})$", RegexOptions.CultureInvariant), says));

    public T Read(T ordinary, string text) => text.Split(", ").Aggregate(ordinary, Say);

    IEnumerator IEnumerable.GetEnumerator() => _phrases.GetEnumerator();

    private T Say(T thing, string text)
    {
        var known = _phrases.Select(p => (Match: p.Phrase.Match(text), p.Says)).Where(p => p.Match.Success).ToList();
        return known is [var (match, says)] ? says(thing, match) : throw new FormatException($"'{text}' is what {known.Count} phrases of the specification say.");
    }
}
