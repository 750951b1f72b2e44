using System.Collections.Immutable;

namespace Capacity.Placements.Demand;

/// <summary>Why a search found what it found: how many settings, and which rules left out how many.</summary>
/// <param name="ByRule">In the order of the rules; those that left nobody out are not here.</param>
[GenerateSerializer, Immutable, Alias("exclusions")]
public sealed record Exclusions([property: Id(0)] int Considered, [property: Id(1)] int Matched, [property: Id(2)] ImmutableArray<LeftOut> ByRule)
{
    /// <summary>Of a search that was not run at its close.</summary>
    public static readonly Exclusions Unknown = new(0, 0, []);

    public static Exclusions Of(Findings findings) => new(findings.Considered, findings.Matched,
        [.. Enum.GetValues<Rule>().Select(r => new LeftOut(r, findings.Excluded[(int)r], findings.VacantExcluded[(int)r])).Where(l => l.Settings > 0)]);

    /// <summary>Those of many searches together, the most beds first.</summary>
    public static IReadOnlyList<LeftOut> Sum(IEnumerable<Exclusions> many) =>
    [
        .. many.SelectMany(e => e.ByRule).GroupBy(l => l.Rule).Select(g => new LeftOut(g.Key, g.Sum(l => l.Settings), g.Sum(l => l.Beds)))
            .OrderByDescending(l => l.Beds).ThenByDescending(l => l.Settings).ThenBy(l => l.Rule),
    ];
}

/// <param name="Beds">The vacant beds of the settings; of those wholly out of reach they are not known, and not counted.</param>
[GenerateSerializer, Immutable, Alias("left-out")]
public readonly record struct LeftOut([property: Id(0)] Rule Rule, [property: Id(1)] int Settings, [property: Id(2)] int Beds);
