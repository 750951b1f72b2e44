using System.Text.Json;
using System.Text.RegularExpressions;
using Capacity.Settings;
using Capacity.Tests.Architecture;

namespace Capacity.Tests.Settings;

/// <summary>docs/events.md is what other programs read the trail by.</summary>
public partial class EventsPageTests
{
    private static readonly Dictionary<string, string> Rows = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "events.md"))
        .Select(l => Row().Match(l)).Where(m => m.Success).ToDictionary(m => m.Groups["kind"].Value, m => m.Groups["data"].Value);

    [Fact]
    public void It_lists_every_kind_and_no_other() => Assert.Equal(EventKinds.All, Rows.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void It_names_every_member_of_every_kind()
    {
        var unnamed =
            from type in typeof(SettingEvent).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(SettingEvent)) && !type.IsAbstract
            let kind = EventKinds.Kind((SettingEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))
            from member in type.GetProperties()
            where member.Name != "EqualityContract"
            let name = JsonNamingPolicy.CamelCase.ConvertName(member.Name)
            where !Rows[kind].Contains($"`{name}`", StringComparison.Ordinal)
            select $"{kind}: {name}";

        Assert.Empty(unnamed);
    }

    [GeneratedRegex(@"^\| `(?<kind>[a-z-]+)` \| [^|]+ \|(?<data>[^|]*)\|$")]
    private static partial Regex Row();
}
