using System.Text.RegularExpressions;

namespace Capacity.Tests.Architecture;

public partial class SourceTests
{
    private static readonly string[] VagueNames = ["Helpers", "Common", "Utils", "Managers", "Services"];

    [Fact]
    public void The_whole_tree_is_read() =>
        Assert.Contains(SourceTree.Files(), f => f.Path == "tests/Capacity.Tests/Architecture/SourceTests.cs");

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.DoesNotContain(SourceTree.Files().Select(f => (f.Path, Lines: f.Lines.Length)), f => f.Lines > 400);

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        Assert.InRange(new SourceFile("src/Capacity.Web/Program.cs").Lines.Length, 1, 60);

    [Fact]
    public void A_folder_is_named_for_the_domain()
    {
        var folders = SourceTree.Folders("src").Concat(SourceTree.Folders("tests"));

        Assert.DoesNotContain(folders, f => VagueNames.Contains(Path.GetFileName(f), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var astray =
            from file in SourceTree.Files()
            where file.IsCSharp
            from line in file.Lines
            let declared = NamespaceLine().Match(line)
            where declared.Success && declared.Groups[1].Value != file.Namespace
            select $"{file.Path} says {declared.Groups[1].Value}";

        Assert.Empty(astray);
    }

    [Fact]
    public void No_type_hides_the_root_namespace() =>
        Assert.Empty(LinesOf(f => f.IsCSharp, TypeCalledCapacity()));

    [Fact]
    public void Sql_is_written_in_storage_alone() =>
        Assert.Empty(LinesOf(f => f.IsCSharp && (f.IsIn("src/Capacity") || f.IsIn("src/Capacity.Web")), Sql()));

    /// <summary>A browser refuses it elsewhere: the content security policy asks for Trusted Types.</summary>
    [Fact]
    public void Text_becomes_html_in_one_place_of_the_script() =>
        Assert.Equal(["src/Capacity.Web/client/live/parse.ts"], SourceTree.Files().Where(f => f.Path.EndsWith(".ts", StringComparison.Ordinal) && f.Lines.Any(TextToHtml().IsMatch)).Select(f => f.Path));

    [Theory]
    [InlineData("SELECT version FROM journal")]
    [InlineData("INSERT INTO journal")]
    [InlineData("using Npgsql;")]
    public void Sql_is_known_when_it_is_seen(string line) =>
        Assert.Matches(Sql(), line);

    private static IEnumerable<string> LinesOf(Func<SourceFile, bool> files, Regex pattern) =>
        from file in SourceTree.Files()
        where files(file)
        from line in file.Lines
        where pattern.IsMatch(line)
        select $"{file.Path}: {line.Trim()}";

    [GeneratedRegex(@"^namespace ([\w.]+)")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(class|struct|interface|enum|record)\s+Capacity\b")]
    private static partial Regex TypeCalledCapacity();

    [GeneratedRegex(@"\b(parseFromString|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment)\b")]
    private static partial Regex TextToHtml();

    [GeneratedRegex(@"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX))\b|^using (Npgsql|Microsoft\.Data\.Sqlite)")]
    private static partial Regex Sql();
}
