namespace Capacity.Web.Pages;

/// <summary>A line of text, a number or a date, with its label, hint and error.</summary>
/// <param name="Width">A width class's number of characters (2, 3, 4, 5, 10, 20, 30); null fills the row.</param>
internal sealed record TextField(string Name, string Label, string? Value, string? Error = null, string? Hint = null, string Type = "text", int? Width = null)
{
    public string? Suffix { get; init; }

    public string? InputMode { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary>Where typing begins.</summary>
    public bool First { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Of the field in its page, where several are sent under one name.</summary>
    public string Id { get => field ?? Name; init; }

    public string DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>());
}

/// <summary>One or several of a list: radios, checkboxes or a select.</summary>
internal sealed record ChoiceField(string Name, string Label, IReadOnlyList<Choice> Choices, IReadOnlyCollection<string> Chosen, string? Error = null, string? Hint = null)
{
    public bool Inline { get; init; }

    public bool Columns { get; init; }

    /// <summary>What a select says where nothing is chosen; null: one is always chosen.</summary>
    public string? None { get; init; }

    public string DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Name}-hint", Error is null ? null : $"{Name}-error" }.OfType<string>());

    public string Id(int index) => index == 0 ? Name : $"{Name}-{index + 1}";
}

internal sealed record Choice(string Value, string Text, string? Hint = null)
{
    public static IReadOnlyList<Choice> Of(IEnumerable<Term> terms) => [.. terms.Select(t => new Choice(t.Id, t.Name))];
}

/// <summary>What is wrong with what was typed: field → message, in the order of the page. An empty field name is the form as a whole.</summary>
internal sealed class FormErrors
{
    private readonly List<KeyValuePair<string, string>> _errors = [];

    public bool Any => _errors.Count > 0;

    public IReadOnlyList<KeyValuePair<string, string>> All => _errors;

    public string? this[string field] => _errors.FirstOrDefault(e => e.Key == field).Value;

    public void Add(string field, string message) => _errors.Add(new(field, message));
}
