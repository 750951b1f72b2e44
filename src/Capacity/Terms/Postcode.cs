using System.Text.RegularExpressions;

namespace Capacity.Terms;

/// <summary>UK postcodes, whole (<c>B31 2AA</c>) or the outcode alone (<c>B31</c>).</summary>
public static partial class Postcode
{
    /// <summary>The postcode in capitals with one space, or null where it is none.</summary>
    public static string? Normalise(string? text)
    {
        if (text is null || text.Length > 16) return null;
        var match = Whole().Match(text.Trim().ToUpperInvariant());
        return !match.Success ? null : match.Groups["in"].Success ? $"{match.Groups["out"].Value} {match.Groups["in"].Value}" : match.Groups["out"].Value;
    }

    /// <summary>The outcode of a normalised postcode.</summary>
    public static string Outcode(string postcode) => postcode.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? postcode[..space] : postcode;

    [GeneratedRegex(@"\A(?<out>[A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?(?<in>[0-9][A-Z]{2}))?\z")]
    private static partial Regex Whole();
}
