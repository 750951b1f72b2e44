namespace Capacity.Web.Pages;

/// <summary>The words of the contract as a page says them.</summary>
internal static class Wording
{
    private static readonly Dictionary<string, string> NotOffered = new(StringComparer.Ordinal)
    {
        ["closed"] = "Setting closed",
        ["rating-inadequate"] = "Rated inadequate",
        ["named-child-only"] = "For a named child only",
        ["off-rota"] = "Carers off duty",
    };

    /// <summary>A suspension's reason, or what else forbids offering a bed.</summary>
    public static string Reason(string word) => NotOffered.GetValueOrDefault(word) ?? Catalogue.SuspensionReasons.Find(word)?.Name ?? word;

    public static string Reason(SuspensionReason reason) => Catalogue.SuspensionReasons[reason.Word()].Name;

    public static string Type(SettingType type) => Catalogue.Types[type.Word()].Name;

    public static string Sector(Sector sector) => Catalogue.Sectors[sector.Word()].Name;

    public static string Rating(Rating rating) => Catalogue.Ratings[rating.Word()].Name;

    public static string Category(string word) => Catalogue.Categories.Find(word)?.Name ?? word;

    public static string Need(string word) => Catalogue.Needs.Find(word)?.Name ?? word;

    public static string Tag(string word) => Catalogue.Tags.Find(word)?.Name ?? word;

    /// <summary>Under a heading that names the family already.</summary>
    public static string CategoryInFamily(string word)
    {
        var name = Category(word);
        return Capital(name[(name.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..]);
    }

    /// <summary>A name within a sentence. What is written in capitals stays so: “emergency (EDT)”, “PACE beds”.</summary>
    public static string Within(string name) => name.Length < 2 || char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Family(string family) => family switch
    {
        "residential" => "Residential",
        "fostering" => "Fostering",
        "supported" => "Supported",
        _ => family,
    };

    public static string Gender(Gender gender) => gender switch { Terms.Gender.Female => "Girls only", Terms.Gender.Male => "Boys only", _ => "Any gender" };

    public static string Ages(int from, int to) => from == to ? $"{from}" : $"{from} to {to}";

    public static string Freshness(Freshness freshness) => freshness switch
    {
        Terms.Freshness.Fresh => "confirmed lately",
        Terms.Freshness.Ageing => "due to be confirmed",
        _ => "not confirmed lately",
    };

    public static string Role(Role role) => role switch
    {
        Terms.Role.Duty => "Duty",
        Terms.Role.Commissioner => "Commissioner",
        Terms.Role.Provider => "Provider",
        _ => "Administrator",
    };

    public static string List(IEnumerable<string> parts, string last = "and")
    {
        string[] all = [.. parts];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
