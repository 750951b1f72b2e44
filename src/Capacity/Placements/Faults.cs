namespace Capacity.Placements;

/// <summary>What is wrong with an input: field → messages.</summary>
public sealed class Faults
{
    private const int Shown = 60, MostOfAField = 20;
    private readonly Dictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    public bool Any => _byField.Count > 0;

    public IReadOnlyDictionary<string, string[]> ByField => _byField.ToDictionary(f => f.Key, f => f.Value.ToArray());

    public void Add(string field, string message)
    {
        if (!_byField.TryGetValue(field, out var messages)) _byField.Add(field, [message]);
        else if (messages.Count < MostOfAField) messages.Add(message);
    }

    public int Whole(string field, int? given, int? otherwise, int least, int most)
    {
        if ((given ?? otherwise) is not { } value) Add(field, $"Give a whole number from {least} to {most}.");
        else if (value < least || value > most) Add(field, $"{value} is not from {least} to {most}.");
        else return value;
        return least;
    }

    /// <summary>A text of one line, or null where nothing but blanks was given.</summary>
    public string? Text(string field, string? given, int most)
    {
        if (given is null) return null;
        if (given.Length > most) Add(field, $"At most {most} characters; this has {given.Length}.");
        else if (given.Any(char.IsControl)) Add(field, "A control character stands in it.");
        return string.IsNullOrWhiteSpace(given) ? null : given;
    }

    public T Word<T>(string field, string? given, T? otherwise) where T : struct, Enum
    {
        if (given is null && otherwise is { } value) return value;
        if (Terms.Words.TryParse<T>(given, out var word)) return word;
        Add(field, given is null ? $"Needed: one of {All()}." : $"{Quoted(given)} is not one of {All()}.");
        return default;

        static string All() => string.Join(", ", Terms.Words.All<T>());
    }

    /// <summary>The words of a list that a catalogue knows, each once.</summary>
    public IEnumerable<string> Words(string field, IReadOnlyList<string>? given, Func<string, bool> known)
    {
        foreach (var word in given ?? [])
            if (!known(word)) Add(field, $"{Quoted(word)} is not a known word of {field}.");
        return (given ?? []).Where(known).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A value as a message may name it: never the whole of an endless one.</summary>
    public static string Quoted(string value) => $"'{(value.Length <= Shown ? value : value[..(char.IsHighSurrogate(value[Shown - 1]) ? Shown - 1 : Shown)] + "…")}'";
}
