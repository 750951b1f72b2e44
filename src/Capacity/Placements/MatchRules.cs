using System.Runtime.CompilerServices;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>
/// Which rule leaves a setting out of a search: pure, no allocation, of those that fail the first in the contract's order. How its words are read:
/// <list type="bullet">
/// <item>too-far: the unrounded great-circle miles from the search's place to the setting's (its outcode's centroid, else its district's centre) exceed
/// <c>withinMiles</c>; exactly so many are within. A setting of which neither is known is not known to be too far, so it is not left out.</item>
/// <item>named-child-only: every category is for a named child, or the tag says so; asking for such a category does not help.</item>
/// <item>exclusive-to-another-authority: the search's authority counts, not where the setting lies.</item>
/// <item>not-offered: a setting needs its type among the types, one category among the categories and every tag asked for. One whose categories are all
/// only-when-asked needs one of those asked for by its name or by its tag (short-breaks, parent-and-child); asking for its type does not ask for it.</item>
/// <item>secure-order-needed: any of its categories is secure, whatever else it offers.</item>
/// <item>outside-age-range: ages are inclusive; supported accommodation and lodgings, by type, take 16 and 17 only, whatever the register says.</item>
/// <item>gender: a setting that takes one gender takes that one; other meets only those that take any.</item>
/// <item>current-limits: only while in force; soloOnly leaves out a need of several children, and any need while somebody lives there.</item>
/// <item>emergency-only: every category is an emergency one and the search is planned; the tag emergency makes nothing emergency-only.</item>
/// <item>off-rota: tonight only, a household all of whose categories are those of emergency carers, where its authority's rota covers this day, and it is not among those
/// on duty, is on leave, or they are closed at this hour. Without a rota nobody is left out; a warning says so.</item>
/// <item>usual-fostering-limit: the children of this search alone are counted.</item>
/// <item>no-bed-available: vacant beds that nothing forbids offering, confirmed lately or not, are fewer than the children.</item>
/// </list>
/// </summary>
public static class MatchRules
{
    public const int Count = (int)Rule.NoBedAvailable + 1;
    private const int SupportedFrom = 16, SupportedTo = 17, UsualFosteringMost = 3;
    private static readonly ulong Secure = Catalogue.Categories.Mask(["secure"]);
    private static readonly ulong NamedChildTag = Catalogue.Tags.Mask(["named-child"]);
    private static readonly ulong SiblingsTag = Catalogue.Tags.Mask(["siblings"]);

    /// <summary>The first rule that leaves the setting out, neither those of <paramref name="skipped"/> nor what the authority has set aside tried; null where it matches.</summary>
    public static Rule? FirstExclusion(in Candidate candidate, Question question, DateTimeOffset now, RuleSet skipped = default) =>
        Failing(new(candidate.Offer), new(candidate.Setting, candidate.Offer), candidate.Miles ?? double.NaN, question, now).Without(skipped).First;

    /// <summary>Every rule that the setting fails, those that the authority has set aside left out: one pass without a branch that a walk over thousands would stumble on.</summary>
    /// <param name="miles">Unrounded; not a number where there is no distance, which is not too far.</param>
    internal static RuleSet Failing(in OfferFacts o, in OfferEntry entry, double miles, Question q, DateTimeOffset now)
    {
        var suspended = o.Status == SettingStatus.Suspended;
        var bits = Bit(Rule.TooFar, miles > q.WithinMiles)
            | Bit(Rule.Closed, o.Status == SettingStatus.Closed)
            | Bit(Rule.SettingSuspended, suspended & !o.ByRegulator)
            | Bit(Rule.RegulatorRestriction, suspended & o.ByRegulator)
            | Bit(Rule.RatingInadequate, o.Rating is Rating.Inadequate or Rating.SeriousWeaknesses)
            | Bit(Rule.NamedChildOnly, (o.Categories & ~Catalogue.NamedChild) == 0 | (o.Tags & NamedChildTag) != 0)
            | Bit(Rule.ExclusiveToAnotherAuthority, o.IsExclusive && entry.Offer.ExclusiveTo != q.Authority)
            | Bit(Rule.NotOffered, NotOffered(o, q))
            | Bit(Rule.SecureOrderNeeded, (o.Categories & Secure) != 0)
            | Bit(Rule.OutsideAgeRange, q.Age < o.AgeMin | q.Age > o.AgeMax | IsSupported(o.Type) & q.Age is < SupportedFrom or > SupportedTo)
            | Bit(Rule.Gender, !Takes(o.Gender, q.Gender))
            | Bit(Rule.NeedsNotMet, (q.Needs & ~o.Needs) != 0)
            | Bit(Rule.CurrentLimits, o.HasLimits && Limited(entry.Offer, q, now))
            | Bit(Rule.EmergencyOnly, q.Planned & (o.Categories & ~Catalogue.EmergencyOnly) == 0)
            | Bit(Rule.OffRota, !q.Planned && (o.Categories & ~Catalogue.EmergencyCarers) == 0 && q.Roster.IsOff(entry.Offer.Authority, entry.Setting))
            | Bit(Rule.UsualFosteringLimit, o.Type == SettingType.FosterHousehold & q.Children > UsualFosteringMost & (q.Tags & SiblingsTag) == 0)
            | Bit(Rule.NoBedAvailable, o.Vacant < q.Children);
        return new RuleSet(bits).Without(q.SetAside);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bit(Rule rule, bool fails) => (fails ? 1u : 0) << (int)rule;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NotOffered(in OfferFacts o, Question q) =>
        q.Types != 0 & (q.Types & Question.Bit(o.Type)) == 0
        | q.Categories != 0 & (q.Categories & o.Categories) == 0
        | (q.Tags & ~o.Tags) != 0
        | (o.Categories & ~Catalogue.OnlyWhenAsked) == 0 & (o.Categories & q.Asked) == 0;

    private static bool Limited(Offer o, Question q, DateTimeOffset now) => o.Limits is { } limits && limits.InForce(now)
        && (q.Age < limits.AgeMin || q.Age > limits.AgeMax || limits.Gender is { } gender && !Takes(gender, q.Gender) || (q.Needs & limits.NotNeedMask) != 0
            || limits.SoloOnly && (q.Children > 1 || o.Occupied > 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSupported(SettingType type) => type is SettingType.SupportedAccommodation or SettingType.SupportedLodgings;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Takes(Gender setting, ChildGender child) => setting switch
    {
        Gender.Female => child == ChildGender.Female,
        Gender.Male => child == ChildGender.Male,
        _ => true,
    };
}
