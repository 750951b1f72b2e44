using System.Globalization;
using System.Text.RegularExpressions;
using Capacity.Placements;
using Capacity.Terms;

namespace Capacity.Tests.Placements.Specification;

/// <summary>What a row expects, in words.</summary>
internal static partial class Outcome
{
    public static string Of(Rule? rule) => rule is { } left ? $"left out: {Spoken(left.Word())}" : "matches";

    public static string Of(IEnumerable<ApprovalView> approvals, IEnumerable<WarningView> warnings) =>
        string.Join("; ", approvals.Select(a => $"{Spoken(a.Rule)}: {a.Who}").Concat(warnings.Select(w => $"{Spoken(w.Rule)}: {w.Text}"))) is { Length: > 0 } said ? said : "nothing";

    /// <summary>The contract's words for a near miss, read out.</summary>
    public static string Of(NearMiss? miss, NearMiss? besides, DateTimeOffset now) => (miss, besides) switch
    {
        ({ } one, { } other) => $"{Of(one, now)} or{Of(other, now)["would match".Length..]}",
        ({ } one, null) => Of(one, now),
        _ => "no single change helps",
    };

    private static string Of(NearMiss miss, DateTimeOffset now) => miss.Said(now).Split(' ') switch
    {
        ["withinMiles", var miles] => $"would match within {miles} miles",
        ["children", "1"] => "would match for 1 child",
        ["children", var children] => $"would match for {children} children",
        ["freesOn", var day] => $"would match on {DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("d MMMM", CultureInfo.InvariantCulture)}",
        ["when", "tonight"] => "would match tonight",
        var other => throw new FormatException($"A near miss says '{string.Join(' ', other)}'."),
    };

    public static Rule RuleOf(string spoken) => Enum.GetValues<Rule>().Single(r => Spoken(r.Word()) == spoken);

    public static string Spoken(string id) => id.Replace('-', ' ');

    /// <summary>The rules that a row's expectation names.</summary>
    public static IEnumerable<string> Named(string expected) => Names().Matches(expected).Select(m => m.Groups[1].Value.Replace(' ', '-'));

    [GeneratedRegex(@"(?:left out: |^|; )([a-z ]+)(?=:|$)")]
    private static partial Regex Names();
}
