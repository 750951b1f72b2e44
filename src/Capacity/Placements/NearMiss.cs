using System.Globalization;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>One change of the need by which a setting would match.</summary>
public enum Change { WithinMiles, Children, FreesOn, When }

/// <summary>A setting that one rule alone leaves out, and what would have to be asked instead: found in the search's own walk.</summary>
/// <param name="Miles">Unrounded; null where there is no distance.</param>
/// <param name="Value">Of the change: the radius in miles, the number of children, or the days until the beds are free.</param>
[GenerateSerializer, Immutable, Alias("near-miss")]
public readonly record struct NearMiss([property: Id(0)] string Setting, [property: Id(1)] double? Miles, [property: Id(2)] Change Change, [property: Id(3)] int Value)
{
    /// <summary>So many of a kind of change are shown.</summary>
    public const int Most = 5;

    /// <summary>Miles beyond the radius that was asked for; what lies further is not told of.</summary>
    public const int MostFurther = 20;

    private const int Step = 5, MostDays = 7;
    private const double MostMiles = 500;

    /// <summary>Whether the rule that leaves out a setting within reach is one that a change of the need could lift: asked of all, so that the rest is asked of few.</summary>
    internal static bool MayBe(Rule left, OfferColumns offers, int at) =>
        left switch
        {
            Rule.NoBedAvailable => offers.VacantOf(at) > 0 || (offers.TraitsOf(at) & Traits.Frees) != 0,
            Rule.UsualFosteringLimit or Rule.CurrentLimits => offers.VacantOf(at) > 0,
            _ => left == Rule.EmergencyOnly,
        };

    /// <summary>By one change, or null where no single one would do.</summary>
    public static NearMiss? Of(Rule left, in Candidate candidate, Question question, DateTimeOffset now) => left switch
    {
        Rule.TooFar => Matches(candidate, question, now, RuleSet.Of(Rule.TooFar)) ? Further(candidate, question) : null,
        Rule.EmergencyOnly => Matches(candidate, question with { Planned = false }, now) ? Tonight(candidate) : null,
        Rule.NoBedAvailable when candidate.Offer.Vacant > 0 => Fewer(candidate.Offer.Vacant, candidate),
        Rule.UsualFosteringLimit => Fewer(Math.Min(candidate.Offer.Vacant, RuleTable.UsualFosteringMost), candidate, question, now),
        Rule.CurrentLimits => Fewer(1, candidate, question, now),
        Rule.NoBedAvailable => Later(candidate, question, now),
        _ => null,
    };

    /// <summary>Another change that would do as well: of a setting with a bed for some of the children, the day on which it is expected to have one for each.</summary>
    public static NearMiss? Besides(Rule left, in Candidate candidate, Question question, DateTimeOffset now) =>
        left == Rule.NoBedAvailable && candidate.Offer.Vacant > 0 ? Later(candidate, question, now) : null;

    /// <summary>What lies further than this is no near miss.</summary>
    public static double Furthest(double withinMiles) => Math.Min(withinMiles + MostFurther, MostMiles);

    /// <summary>The smallest change first, then the nearest.</summary>
    public static int Compare(in NearMiss a, in NearMiss b)
    {
        var order = a.Change == Change.Children ? b.Value.CompareTo(a.Value) : a.Change == Change.FreesOn ? a.Value.CompareTo(b.Value) : 0;
        if (order == 0) order = (a.Miles ?? double.MaxValue).CompareTo(b.Miles ?? double.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Setting, b.Setting);
    }

    /// <summary>The change as the contract says it.</summary>
    public string Said(DateTimeOffset now) => Change switch
    {
        Change.WithinMiles => string.Create(CultureInfo.InvariantCulture, $"withinMiles {Value}"),
        Change.Children => string.Create(CultureInfo.InvariantCulture, $"children {Value}"),
        Change.FreesOn => $"freesOn {LondonTime.Date(now).AddDays(Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        _ => "when tonight",
    };

    /// <summary>Of one that would match if it were nearer; null where that is too far to tell of.</summary>
    internal static NearMiss? Further(in Candidate candidate, Question question) =>
        candidate.Miles is { } miles && Math.Ceiling(miles / Step) * Step is var radius && radius <= Furthest(question.WithinMiles)
            ? new(candidate.Setting, miles, Change.WithinMiles, (int)radius)
            : null;

    /// <summary>Of one that would match tonight.</summary>
    internal static NearMiss Tonight(in Candidate candidate) => new(candidate.Setting, candidate.Miles, Change.When, 0);

    private static NearMiss Fewer(int children, in Candidate candidate) => new(candidate.Setting, candidate.Miles, Change.Children, children);

    private static NearMiss? Fewer(int children, in Candidate candidate, Question question, DateTimeOffset now) =>
        children > 0 && children < question.Children && Matches(candidate, question.For(children), now) ? Fewer(children, candidate) : null;

    /// <summary>Beds in which somebody is expected to leave soon enough. Who should have left and has not may leave any day: no date says when.</summary>
    private static NearMiss? Later(in Candidate candidate, Question question, DateTimeOffset now)
    {
        var today = LondonTime.Date(now);
        DateOnly[] dates = [.. (candidate.Offer.FreesOn ?? []).Where(date => date >= today)];
        var lacking = question.Children - candidate.Offer.Vacant;
        if (dates.Length < lacking) return null;
        var days = dates[lacking - 1].DayNumber - today.DayNumber;
        return days <= MostDays ? new(candidate.Setting, candidate.Miles, Change.FreesOn, days) : null;
    }

    private static bool Matches(in Candidate candidate, Question question, DateTimeOffset now, RuleSet skipped = default) =>
        MatchRules.FirstExclusion(candidate, question, now, skipped) is null;
}
