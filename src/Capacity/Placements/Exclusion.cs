using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Whether beds of a setting that a search leaves out may be held for it all the same.</summary>
public enum Holding { Never, WithReason, Freely }

/// <summary>A setting as a search that leaves it out sees it; of one that matches no rule stands against it.</summary>
/// <param name="Miles">Unrounded; null where there is no distance.</param>
/// <param name="Against">Every rule that it fails: the first is the one that it is counted under.</param>
/// <param name="Beds">So many vacant beds could be held: no more than there are children, nor than the rules allow where they allow any.</param>
[GenerateSerializer, Immutable, Alias("exclusion")]
public readonly record struct Exclusion(
    [property: Id(0)] string Setting, [property: Id(1)] Offer Offer, [property: Id(2)] double? Miles, [property: Id(3)] RuleSet Against, [property: Id(4)] int Beds,
    [property: Id(5)] Holding Holding)
{
    private static readonly string Inadequate = Rule.RatingInadequate.Word();

    /// <summary>Those with a vacant bed first, then those with least against them, then the nearest.</summary>
    internal static int Compare(in Exclusion a, in Exclusion b)
    {
        var order = (b.Beds > 0).CompareTo(a.Beds > 0);
        if (order == 0) order = a.Against.Count.CompareTo(b.Against.Count);
        if (order == 0) order = (a.Miles ?? double.MaxValue).CompareTo(b.Miles ?? double.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Setting, b.Setting);
    }

    internal static Exclusion Of(in OfferEntry entry, double? miles, RuleSet against, Question question) =>
        new(entry.Setting, entry.Offer, miles, against, Math.Min(question.Children, VacantBeds(entry.Offer)), Holding.Never);

    /// <summary>As its setting would answer now, of as many beds as it would let be held.</summary>
    internal Exclusion Asked(Question question, Point? centre, DateTimeOffset now)
    {
        for (var beds = Beds; beds > 0; beds--)
        {
            var test = new MeetsNeed(question, centre, false, Setting, beds);
            if (test.Refuse(Offer, now) is null) return this with { Beds = beds, Holding = Holding.Freely };
            if ((test with { Overridden = true }).Refuse(Offer, now) is null) return this with { Beds = beds, Holding = Holding.WithReason };
        }
        return this;
    }

    /// <summary>The beds that nothing forbids offering, or nothing but the rating, which gives way to a reason.</summary>
    private static int VacantBeds(Offer offer) => offer.Vacant + offer.SuspendedBy.Where(s => s.Reason == Inadequate).Sum(s => s.Beds);
}

/// <summary>Settings that a search leaves out now.</summary>
/// <param name="Best">As many as were asked for: those with a vacant bed first, then those with least against them, then the nearest.</param>
public sealed record ExclusionsFound(DateTimeOffset At, IReadOnlyList<Exclusion> Best);
