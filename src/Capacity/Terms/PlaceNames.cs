using System.Collections.Frozen;
using System.Globalization;

namespace Capacity.Terms;

/// <summary>How people say the ids of authorities, districts and providers.</summary>
public static class PlaceNames
{
    public const string Region = "West Midlands";

    /// <summary>The authorities of the region: ONS code → name.</summary>
    public static readonly FrozenDictionary<string, string> Authorities =
        EmbeddedCsv.Rows("authorities.csv").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>Of districts that are a whole authority: id → name.</summary>
    private static readonly FrozenDictionary<string, string> WholeAuthorities = Authorities.Values.ToFrozenDictionary(Id, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = FrozenSet.Create(StringComparer.Ordinal, "and", "of", "on", "upon", "the", "in");

    public static string Authority(string code) => Authorities.GetValueOrDefault(code, code);

    /// <summary>From its id, without the authority that a district's id may begin with: <c>birmingham-northfield</c> is Northfield.</summary>
    public static string District(string id, string? authority)
    {
        if (WholeAuthorities.TryGetValue(id, out var whole)) return whole;
        var prefix = authority is not null && Authorities.TryGetValue(authority, out var name) ? Id(name) + "-" : null;
        return Provider(prefix is not null && id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : id);
    }

    /// <summary>From its id: <c>birmingham-childrens-trust</c> is Birmingham Children's Trust.</summary>
    public static string Provider(string id) => string.Join(' ', id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select((word, i) =>
        word switch
        {
            "childrens" => "Children's",
            "ifa" => "IFA", // an independent fostering agency
            _ when i > 0 && Small.Contains(word) => word,
            _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word),
        }));

    private static string Id(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
