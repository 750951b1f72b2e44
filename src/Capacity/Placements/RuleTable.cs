using System.Numerics;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>What each rule asks, made ready for one search: as masks, so that it is tried on as many offers at once as a vector has lanes. See <see cref="MatchRules"/> for how they are read.</summary>
internal sealed class RuleTable
{
    /// <summary>Children in a foster household that are not brothers and sisters (Children Act 1989, sch 7).</summary>
    public const int UsualFosteringMost = 3;

    private const int SupportedFrom = 16, SupportedTo = 17;
    private const uint Any = uint.MaxValue;
    private static readonly uint Secure = (uint)Catalogue.Categories.Mask(["secure"]);
    private static readonly ulong Siblings = Catalogue.Tags.Mask(["siblings"]);
    private static readonly uint PoorlyRated = Traits.Of(Rating.Inadequate) | Traits.Of(Rating.SeriousWeaknesses);
    private static readonly uint AllTypes = Mask(_ => true), Supported = Traits.Of(SettingType.SupportedAccommodation) | Traits.Of(SettingType.SupportedLodgings);

    private readonly Question _question;
    private readonly DateTimeOffset _now;
    private readonly uint _followed, _types, _categories, _asked, _tags, _needs, _age, _lawful, _genders, _planned, _crowded, _look;
    private readonly int _children;

    public RuleTable(Question question, DateTimeOffset now)
    {
        (_question, _now, _children) = (question, now, question.Children);
        _followed = ~question.SetAside.Bits;
        _types = question.Types == 0 ? AllTypes : Mask(t => (question.Types & Question.Bit(t)) != 0);
        (_categories, _asked) = (question.Categories == 0 ? Any : (uint)question.Categories, (uint)question.Asked);
        (_tags, _needs) = ((uint)question.Tags, (uint)question.Needs);
        _age = 1u << question.Age;
        _lawful = question.Age is < SupportedFrom or > SupportedTo ? AllTypes & ~Supported : AllTypes;
        _genders = Traits.Of(Gender.Any) | (question.Gender switch { ChildGender.Female => Traits.Of(Gender.Female), ChildGender.Male => Traits.Of(Gender.Male), _ => 0 });
        _planned = question.Planned ? Traits.EmergencyOnly : 0;
        _crowded = question.Children > UsualFosteringMost && (question.Tags & Siblings) == 0 ? Traits.Of(SettingType.FosterHousehold) : 0;
        _look = Traits.Exclusive | Traits.Limited | (question.Planned || question.Roster.OnDuty.Count == 0 ? 0 : Traits.EmergencyCarersOnly);
    }

    /// <summary>Every rule that one offer fails, those that the authority has set aside left out.</summary>
    public RuleSet Failing(OfferPlot plot, int at, double miles)
    {
        Span<uint> failing = stackalloc uint[OfferColumns.Lanes];
        Try(plot, at - at % OfferColumns.Lanes, miles, failing);
        return new(failing[at % OfferColumns.Lanes]);
    }

    /// <summary>Of a block of offers every rule that each fails, those that the authority has set aside left out.</summary>
    /// <param name="from">The first of the block.</param>
    /// <param name="miles">Unrounded; not a number where there is no distance, which is not too far.</param>
    /// <param name="failing">A set of rules for each lane. What it says of lanes behind the last offer means nothing.</param>
    public void Try(OfferPlot plot, int from, double miles, Span<uint> failing)
    {
        var block = plot.Columns.BlockOf(from);
        var (traits, categories) = (block.Traits, block.Categories);
        var fails = new Vector<uint>(miles > _question.WithinMiles ? RuleSet.Of(Rule.TooFar).Bits : 0)
            | Where(Has(traits, Traits.Closed), Rule.Closed)
            | Where(Has(traits, Traits.Suspended), Rule.SettingSuspended)
            | Where(Has(traits, Traits.Restricted), Rule.RegulatorRestriction)
            | Where(Has(traits, PoorlyRated), Rule.RatingInadequate)
            | Where(Has(traits, Traits.NamedChildOnly), Rule.NamedChildOnly)
            | Where(HasNone(traits, _types) | HasNone(categories, _categories) | Lacks(block.Tags, _tags)
                | Has(traits, Traits.OnlyWhenAsked) & HasNone(categories, _asked), Rule.NotOffered)
            | Where(Has(categories, Secure), Rule.SecureOrderNeeded)
            | Where(HasNone(block.Ages, _age) | HasNone(traits, _lawful), Rule.OutsideAgeRange)
            | Where(HasNone(traits, _genders), Rule.Gender)
            | Where(Lacks(block.Needs, _needs), Rule.NeedsNotMet)
            | Where(Has(traits, _planned), Rule.EmergencyOnly)
            | Where(Has(traits, _crowded), Rule.UsualFosteringLimit)
            | Where(Vector.LessThan(block.Vacant, new((uint)_children)), Rule.NoBedAvailable);
        (fails & new Vector<uint>(_followed)).CopyTo(failing);

        if (Vector.EqualsAll(traits & new Vector<uint>(_look), Vector<uint>.Zero)) return;
        for (var lane = 0; lane < OfferColumns.Lanes; lane++)
            if ((traits[lane] & _look) != 0) failing[lane] |= Look(plot.Entries[from + lane].Setting, plot.Entries[from + lane].Offer) & _followed;
    }

    /// <summary>The rules for which the offer itself is read: it may fail them, but few do.</summary>
    private uint Look(string setting, Offer offer) =>
        Bit(Rule.ExclusiveToAnotherAuthority, offer.ExclusiveTo is { } only && only != _question.Authority)
        | Bit(Rule.CurrentLimits, offer.Limits is { } limits && limits.InForce(_now) && Limited(offer, limits))
        | Bit(Rule.OffRota, !_question.Planned && (offer.CategoryMask & ~Catalogue.EmergencyCarers) == 0 && _question.Roster.IsOff(offer.Authority, setting));

    private bool Limited(Offer offer, OfferLimits limits) =>
        _question.Age < limits.AgeMin || _question.Age > limits.AgeMax || limits.Gender is { } gender && (Traits.Of(gender) & _genders) == 0
        || (_question.Needs & limits.NotNeedMask) != 0 || limits.SoloOnly && (_question.Children > 1 || offer.Occupied > 0);

    private static uint Bit(Rule rule, bool fails) => fails ? 1u << (int)rule : 0;

    private static uint Mask(Func<SettingType, bool> holds) => Enum.GetValues<SettingType>().Where(holds).Aggregate(0u, (mask, type) => mask | Traits.Of(type));

    /// <summary>The rule's bit in the lanes that are set.</summary>
    private static Vector<uint> Where(Vector<uint> lanes, Rule rule) => lanes & new Vector<uint>(1u << (int)rule);

    private static Vector<uint> HasNone(Vector<uint> of, uint mask) => Vector.Equals(of & new Vector<uint>(mask), Vector<uint>.Zero);

    private static Vector<uint> Has(Vector<uint> of, uint mask) => ~HasNone(of, mask);

    private static Vector<uint> Lacks(Vector<uint> of, uint mask) => ~Vector.Equals(new Vector<uint>(mask) & ~of, Vector<uint>.Zero);
}
