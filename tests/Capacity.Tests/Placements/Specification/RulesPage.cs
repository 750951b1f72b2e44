using System.Globalization;
using System.Reflection;

namespace Capacity.Tests.Placements.Specification;

/// <summary>The specification that people read, <c>rules.md</c>, as the rows of its tables.</summary>
internal static class RulesPage
{
    private const string PreferenceLine = "Preference: ", NumberColumn = "#";

    public static readonly IReadOnlyList<RuleRow> Rows = [.. Read()];

    private static IEnumerable<RuleRow> Read()
    {
        string part = "", section = "";
        string? preference = null;
        string[]? columns = null;
        foreach (var line in Lines())
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) (part, section, preference) = (line[3..], "", null);
            if (line.StartsWith("### ", StringComparison.Ordinal)) (section, preference) = (line[4..], null);
            if (line.StartsWith(PreferenceLine, StringComparison.Ordinal)) preference = line[PreferenceLine.Length..].TrimEnd('.');
            if (!line.StartsWith('|'))
            {
                columns = null;
                continue;
            }
            string[] cells = [.. line.Trim('|').Split('|').Select(c => c.Trim())];
            if (columns is null) columns = cells;
            else if (columns[0] == NumberColumn && cells is [var number, var first, var second, var expected])
            {
                if (!number.StartsWith('-')) yield return new(int.Parse(number, CultureInfo.InvariantCulture), part, section, first, second, expected, preference);
            }
            else if (columns[0] == NumberColumn) throw new FormatException($"A row has not four cells: {line}");
        }
    }

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(RulesPage), "rules.md")!);
        while (reader.ReadLine() is { } line) yield return line;
    }
}

/// <summary>A row of the specification.</summary>
/// <param name="Part">What its table is about: the heading above the section's.</param>
/// <param name="Preference">Of a ranking: the order of preference that the section states.</param>
internal sealed record RuleRow(int Number, string Part, string Section, string First, string Second, string Expected, string? Preference)
{
    public string Sentence => $"{Number}. {First} | {Second} | {Expected}";
}
