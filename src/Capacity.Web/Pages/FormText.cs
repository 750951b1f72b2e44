namespace Capacity.Web.Pages;

/// <summary>Texts as forms send them, with the contract's lengths.</summary>
internal static class FormText
{
    private const int LongestNote = 500, LongestCaseRef = 64;

    public static string? Note(string? text, string field, FormErrors errors) => Text(text, LongestNote, field, "The note", errors);

    public static string? CaseRef(string? text, string field, FormErrors errors) => Text(text, LongestCaseRef, field, "The case reference", errors);

    /// <summary>One line without signs that cannot be seen; null: there is none.</summary>
    public static string? Line(string? text) => text?.Trim() is { Length: > 0 } trimmed && !trimmed.Any(char.IsControl) ? trimmed : null;

    private static string? Text(string? text, int longest, string field, string what, FormErrors errors)
    {
        var trimmed = text?.Trim().ReplaceLineEndings("\n");
        if (string.IsNullOrEmpty(trimmed)) return null;
        if (trimmed.Length > longest) errors.Add(field, $"{what} is longer than {longest} characters");
        else if (trimmed.Any(c => char.IsControl(c) && c != '\n')) errors.Add(field, $"{what} has a character that cannot be kept");
        return trimmed;
    }
}
