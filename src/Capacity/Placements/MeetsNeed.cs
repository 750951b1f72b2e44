using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>
/// The setting matches the search at this moment: asked by the setting itself when beds of it are to be held. A hold may be for some of the children: it is
/// for as many as it has beds. Whether enough beds are free the setting sees for itself.
/// </summary>
/// <param name="Setting">The one that is asked.</param>
/// <param name="Centre">Where the setting's district lies, for a setting whose own place is not known.</param>
/// <param name="Overridden">A reason was given: policies and choices give way, law and facts never.</param>
/// <param name="Beds">Of the hold.</param>
[GenerateSerializer, Immutable, Alias("meets-need")]
public sealed record MeetsNeed(
    [property: Id(0)] Question Question, [property: Id(1)] Point? Centre, [property: Id(2)] bool Overridden, [property: Id(3)] string Setting, [property: Id(4)] int Beds = 1) : OfferTest
{
    private static readonly RuleSet Vacancy = RuleSet.Of(Rule.NoBedAvailable);

    public override Refusal? Refuse(Offer offer, DateTimeOffset now)
    {
        double? miles = Question.From is { } from && (offer.Place ?? Centre) is { } place ? from.MilesTo(place) : null;
        var skipped = Overridden ? Vacancy | Override.Skips : Vacancy;
        var children = Math.Clamp(Beds, 1, Math.Max(1, offer.Vacant + offer.Suspended)); // that there are too few beds is not a rule's to say
        return MatchRules.FirstExclusion(new(Setting, offer, miles), Question.For(children), now, skipped) is { } rule ? PlacementRefusals.Of(rule) : null;
    }
}

/// <summary>No rule of law forbids the placement: asked by the setting itself before held beds become occupied.</summary>
/// <param name="Beds">Of the hold.</param>
[GenerateSerializer, Immutable, Alias("law-allows")]
public sealed record LawAllows([property: Id(0)] Question Question, [property: Id(1)] string Setting, [property: Id(2)] int Beds = 1) : OfferTest
{
    private static readonly RuleSet AllButLaw = RuleSet.On(Basis.Policy, Basis.Fact, Basis.Choice);

    public override Refusal? Refuse(Offer offer, DateTimeOffset now) =>
        MatchRules.FirstExclusion(new(Setting, offer, null), Question.For(Beds), now, AllButLaw) is { } rule ? PlacementRefusals.Of(rule) : null;
}

/// <summary>What a reason overrides.</summary>
public static class Override
{
    public static readonly RuleSet Skips = RuleSet.On(Basis.Policy, Basis.Choice);
}
