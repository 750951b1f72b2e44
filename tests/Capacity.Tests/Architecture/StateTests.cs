using System.Text.RegularExpressions;

namespace Capacity.Tests.Architecture;

/// <summary>A stored state is found by its name and its grain's id for as long as the database lives, so each name is one grain's alone and is written down.</summary>
public sealed partial class StateTests : IDisposable
{
    private readonly CompiledCode _code = CompiledCode.Of("Capacity");

    public void Dispose() => _code.Dispose();

    private IEnumerable<string> Names =>
        from type in _code.Types.SelectMany(t => t.NestedTypes.Prepend(t))
        from method in type.Methods
        from parameter in method.Parameters
        from attribute in parameter.CustomAttributes
        where attribute.AttributeType.Name == "PersistentStateAttribute"
        select attribute.ConstructorArguments[0].Value as string;

    /// <summary>Of states that are handed to the storage by hand.</summary>
    private IEnumerable<string> Constants => from type in _code.Types from constant in type.Fields where constant.Name == "StateName" select constant.Constant as string;

    [Fact]
    public void Every_state_has_a_name_of_its_own() => Assert.Distinct(Names);

    [Fact]
    public void Every_state_is_in_the_list_and_nothing_else_is()
    {
        var listed = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "states.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);

        Assert.Equal(Names.Union(Constants).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^\\| `([^`]+)` \\|")]
    private static partial Regex Row();
}
