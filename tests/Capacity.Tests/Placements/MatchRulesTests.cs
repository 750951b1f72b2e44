using Capacity.Placements;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class MatchRulesTests
{
    private const string Birmingham = "E08000025", Walsall = "E08000030";

    /// <summary>A sentence, the setting, the need, and the rule that leaves it out.</summary>
    private static readonly Dictionary<string, (Offer Offer, Need Need, double? Miles, Rule? Rule)> Cases = new()
    {
        ["an ordinary home meets an ordinary need"] = Case(),

        ["a home further away than asked is too far"] = Case(miles: 20.001, rule: Rule.TooFar),
        ["a home exactly as far away as asked is not too far"] = Case(miles: 20),
        ["without a place nothing is too far"] = Case(need: A.Need(withinMiles: 1)),
        ["a closed home far away counts as too far"] = Case(status: SettingStatus.Closed, miles: 30, rule: Rule.TooFar),

        ["a closed home is left out"] = Case(status: SettingStatus.Closed, rule: Rule.Closed),
        ["a closed and inadequate home counts as closed"] = Case(A.Profile(rating: Rating.Inadequate), status: SettingStatus.Closed, rule: Rule.Closed),
        ["a suspended home is left out"] = Case(Suspended(SuspensionReason.Staffing), rule: Rule.SettingSuspended),
        ["a home suspended for safeguarding is left out"] = Case(Suspended(SuspensionReason.Safeguarding), rule: Rule.SettingSuspended),
        ["a home that the regulator suspended is restricted"] = Case(Suspended(SuspensionReason.Regulator), rule: Rule.RegulatorRestriction),

        ["an inadequate home is left out"] = Case(A.Profile(rating: Rating.Inadequate), rule: Rule.RatingInadequate),
        ["supported accommodation with serious weaknesses is left out"] = Case(Supported(rating: Rating.SeriousWeaknesses), A.Need(age: 16), rule: Rule.RatingInadequate),
        ["a home that requires improvement is not left out"] = Case(A.Profile(rating: Rating.RequiresImprovement)),
        ["a home not yet inspected is not left out"] = Case(A.Profile(rating: Rating.NotInspected)),
        ["inconsistent supported accommodation is not left out"] = Case(Supported(rating: Rating.Inconsistent), A.Need(age: 16)),

        ["a connected person is for a named child"] = Case(Family("fostering-connected"), rule: Rule.NamedChildOnly),
        ["a Reg 24 approval is for a named child"] = Case(Family("fostering-reg24"), rule: Rule.NamedChildOnly),
        ["foster to adopt is for a named child"] = Case(Family("fostering-foster-to-adopt"), rule: Rule.NamedChildOnly),
        ["asking for connected persons does not open them"] =
            Case(Family("fostering-connected"), A.Need(categories: ["fostering-connected"]), rule: Rule.NamedChildOnly),
        ["a household approved for a named child and in general is not left out"] = Case(Family("fostering-connected", "fostering-mainstream")),
        ["a household with only named-child categories is left out"] = Case(Family("fostering-connected", "fostering-reg24"), rule: Rule.NamedChildOnly),
        ["a household tagged named-child is left out whatever its category"] =
            Case(A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"], tags: ["named-child"]), rule: Rule.NamedChildOnly),

        ["a home kept for another authority is left out"] = Case(A.Profile(exclusiveTo: Walsall), rule: Rule.ExclusiveToAnotherAuthority),
        ["a home kept for the authority that searches is not left out"] = Case(A.Profile(exclusiveTo: Birmingham)),
        ["a home in another authority that is kept for nobody is not left out"] = Case(A.Profile(authority: Walsall)),
        ["a home kept for the authority that searches, though it lies elsewhere, is not left out"] = Case(A.Profile(authority: Walsall, exclusiveTo: Birmingham)),

        ["a home is not a foster household"] = Case(need: A.Need(types: [SettingType.FosterHousehold]), rule: Rule.NotOffered),
        ["a home is among the types asked for"] = Case(need: A.Need(types: [SettingType.FosterHousehold, SettingType.ChildrensHome])),
        ["a home that shares no category is not offered"] = Case(need: A.Need(categories: ["residential-ld-asc", "fostering-mainstream"]), rule: Rule.NotOffered),
        ["a home that shares one category is offered"] = Case(need: A.Need(categories: ["residential-ld-asc", "residential-ebd"])),
        ["a home without the tag asked for is not offered"] = Case(need: A.Need(tags: ["pace"]), rule: Rule.NotOffered),
        ["a home with one of two tags asked for is not offered"] = Case(A.Profile(tags: ["pace"]), A.Need(tags: ["pace", "remand"]), rule: Rule.NotOffered),
        ["a home with both tags asked for is offered"] = Case(A.Profile(tags: ["remand", "solo", "pace"]), A.Need(tags: ["pace", "remand"])),
        ["short breaks are not offered unless asked for"] = Case(A.Profile(categories: ["residential-short-breaks"]), rule: Rule.NotOffered),
        ["short breaks asked for by category are offered"] =
            Case(A.Profile(categories: ["residential-short-breaks"]), A.Need(categories: ["residential-short-breaks"])),
        ["short breaks asked for by tag are offered"] =
            Case(A.Profile(categories: ["residential-short-breaks"], tags: ["short-breaks"]), A.Need(tags: ["short-breaks"])),
        ["short breaks asked for by a tag that the home lacks are not offered"] =
            Case(A.Profile(categories: ["residential-short-breaks"]), A.Need(tags: ["short-breaks"]), rule: Rule.NotOffered),
        ["a home for short breaks and more is offered to anybody"] = Case(A.Profile(categories: ["residential-short-breaks", "residential-ebd"])),
        ["asking for homes is not asking for short breaks"] =
            Case(A.Profile(categories: ["residential-short-breaks"]), A.Need(types: [SettingType.ChildrensHome]), rule: Rule.NotOffered),
        ["parent and child is not offered unless asked for"] = Case(Family("fostering-parent-and-child"), rule: Rule.NotOffered),
        ["parent and child asked for by category is offered"] = Case(Family("fostering-parent-and-child"), A.Need(categories: ["fostering-parent-and-child"])),
        ["parent and child asked for by tag is offered"] = Case(
            A.Profile(SettingType.FosterHousehold, ["fostering-parent-and-child"], tags: ["parent-and-child"]), A.Need(tags: ["parent-and-child"])),
        ["the tag of one kind does not ask for another"] = Case(
            A.Profile(categories: ["residential-short-breaks"], tags: ["parent-and-child"]), A.Need(tags: ["parent-and-child"]), rule: Rule.NotOffered),
        ["a secure home is not offered unless asked for"] = Case(SecureHome(), rule: Rule.NotOffered),

        ["a secure home asked for needs an order"] = Case(SecureHome(), A.Need(categories: ["secure"]), rule: Rule.SecureOrderNeeded),
        ["a home that is also secure needs an order"] = Case(A.Profile(categories: ["secure", "residential-ebd"]), rule: Rule.SecureOrderNeeded),

        ["a child too young is outside the age range"] = Case(need: A.Need(age: 7), rule: Rule.OutsideAgeRange),
        ["the youngest age is inside the age range"] = Case(need: A.Need(age: 8)),
        ["the oldest age is inside the age range"] = Case(A.Profile(ageMax: 14)),
        ["a child too old is outside the age range"] = Case(A.Profile(ageMax: 13), rule: Rule.OutsideAgeRange),
        ["supported accommodation takes nobody under sixteen, whatever the register says"] = Case(Supported(), A.Need(age: 15), rule: Rule.OutsideAgeRange),
        ["supported accommodation takes a child of sixteen"] = Case(Supported(), A.Need(age: 16)),
        ["supported accommodation takes a child of seventeen"] = Case(Supported(), A.Need(age: 17)),
        ["supported lodgings take nobody under sixteen"] = Case(
            A.Profile(SettingType.SupportedLodgings, ["supported-lodgings"], ageMin: 14), A.Need(age: 15), rule: Rule.OutsideAgeRange),

        ["a girls' home takes no boy"] = Case(A.Profile(gender: Gender.Female), rule: Rule.Gender),
        ["a boys' home takes a boy"] = Case(A.Profile(gender: Gender.Male)),
        ["a boys' home takes no girl"] = Case(A.Profile(gender: Gender.Male), A.Need(gender: ChildGender.Female), rule: Rule.Gender),
        ["another gender meets a home that takes any"] = Case(need: A.Need(gender: ChildGender.Other)),
        ["another gender does not meet a girls' home"] = Case(A.Profile(gender: Gender.Female), A.Need(gender: ChildGender.Other), rule: Rule.Gender),
        ["another gender does not meet a boys' home"] = Case(A.Profile(gender: Gender.Male), A.Need(gender: ChildGender.Other), rule: Rule.Gender),

        ["a need that the home does not meet leaves it out"] = Case(need: A.Need(needs: ["autism"]), rule: Rule.NeedsNotMet),
        ["one need of two not met leaves the home out"] = Case(A.Profile(needs: ["autism"]), A.Need(needs: ["autism", "missing"]), rule: Rule.NeedsNotMet),
        ["a home that meets more than is needed matches"] = Case(A.Profile(needs: ["autism", "missing", "violence"]), A.Need(needs: ["missing"])),

        ["limits on age leave out a younger child"] = Case(limits: A.Limits(ageMin: 15), rule: Rule.CurrentLimits),
        ["limits on age leave out an older child"] = Case(limits: A.Limits(ageMax: 13), rule: Rule.CurrentLimits),
        ["limits on age are inclusive"] = Case(limits: A.Limits(ageMin: 14, ageMax: 14)),
        ["limits to girls leave out a boy"] = Case(limits: A.Limits(gender: Gender.Female), rule: Rule.CurrentLimits),
        ["limits to any gender leave out nobody"] = Case(limits: A.Limits(gender: Gender.Any), need: A.Need(gender: ChildGender.Other)),
        ["a need that the home cannot take now leaves it out"] =
            Case(A.Profile(needs: ["missing"]), A.Need(needs: ["missing"]), limits: A.Limits(notNeeds: ["missing"]), rule: Rule.CurrentLimits),
        ["a need that the home cannot take now is not this child's"] =
            Case(A.Profile(needs: ["missing", "autism"]), A.Need(needs: ["autism"]), limits: A.Limits(notNeeds: ["missing"])),
        ["one child alone does not live with another"] = Case(occupied: 1, limits: A.Limits(soloOnly: true), rule: Rule.CurrentLimits),
        ["one child alone takes an empty home"] = Case(limits: A.Limits(soloOnly: true)),
        ["two children are not one child alone"] = Case(need: A.Need(children: 2), limits: A.Limits(soloOnly: true), rule: Rule.CurrentLimits),
        ["limits that have ended leave out nobody"] = Case(limits: A.Limits(ageMin: 15, until: A.Noon)),
        ["limits in force until later leave out a child"] = Case(limits: A.Limits(ageMin: 15, until: A.Noon.AddSeconds(1)), rule: Rule.CurrentLimits),

        ["emergency carers are for tonight"] = Case(Family("fostering-edt")),
        ["emergency carers are not for a planned placement"] = Case(Family("fostering-edt"), A.Need(when: When.Planned), rule: Rule.EmergencyOnly),
        ["an emergency home is not for a planned placement"] =
            Case(A.Profile(categories: ["residential-emergency"]), A.Need(when: When.Planned), rule: Rule.EmergencyOnly),
        ["emergency carers who also foster in general are for planned placements too"] =
            Case(Family("fostering-edt", "fostering-mainstream"), A.Need(when: When.Planned)),
        ["a home tagged emergency is for planned placements too"] = Case(A.Profile(tags: ["emergency"]), A.Need(when: When.Planned)),

        ["a foster household takes three children"] = Case(Family("fostering-mainstream"), A.Need(children: 3)),
        ["a foster household does not take four children"] = Case(Family("fostering-mainstream"), A.Need(children: 4), beds: 5, rule: Rule.UsualFosteringLimit),
        ["a foster household takes four siblings"] = Case(
            A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"], tags: ["siblings"]), A.Need(children: 4, tags: ["siblings"]), beds: 5),
        ["a home takes four children"] = Case(need: A.Need(children: 4), beds: 5),

        ["a full home has no bed available"] = Case(occupied: 3, rule: Rule.NoBedAvailable),
        ["a home whose beds are suspended has none available"] = Case(suspended: 3, rule: Rule.NoBedAvailable),
        ["fewer beds than children are not enough"] = Case(need: A.Need(children: 2), occupied: 2, rule: Rule.NoBedAvailable),
        ["as many beds as children are enough"] = Case(need: A.Need(children: 2), occupied: 1),
    };

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_first_rule_that_leaves_a_setting_out(string sentence)
    {
        var (offer, need, miles, expected) = Cases[sentence];

        Assert.Equal(expected, MatchRules.FirstExclusion(new("home-1", offer, miles), A.Question(need), A.Noon));
    }

    [Fact]
    public void Unconfirmed_beds_are_enough()
    {
        var later = A.Noon.AddDays(5);

        Assert.Null(MatchRules.FirstExclusion(new("home-1", A.Offer(), null), A.Question(), later));
    }

    [Fact]
    public void The_rules_stand_in_the_order_of_the_catalogue() =>
        Assert.Equal(Catalogue.Rules.Select(r => r.Id), Enum.GetValues<Rule>().Select(r => r.Word()));

    [Fact]
    public void Skipped_rules_are_not_tried_and_the_next_one_answers()
    {
        var offer = A.Offer(A.Profile(rating: Rating.Inadequate, exclusiveTo: Walsall, gender: Gender.Female));

        var rule = MatchRules.FirstExclusion(new("home-1", offer, 30), A.Question(), A.Noon, Override.Skips);

        Assert.Equal(Rule.Gender, rule);
    }

    private static (Offer, Need, double?, Rule?) Case(
        Profile? profile = null, Need? need = null, double? miles = null, Rule? rule = null, int beds = 3, int occupied = 0, int suspended = 0,
        SettingStatus status = SettingStatus.Open, Limits? limits = null) =>
        (A.Offer(profile, beds, occupied, suspended, status, limits), need ?? A.Need(), miles, rule);

    private static (Offer, Need, double?, Rule?) Case(Offer offer, Rule rule) => (offer, A.Need(), null, rule);

    private static Offer Suspended(SuspensionReason reason) => A.Setting().Do(new SuspendSetting(reason)).ToOffer(A.FreshFor);

    private static Profile Family(params string[] categories) => A.Profile(SettingType.FosterHousehold, categories, postcode: "B31", name: "Carer household 0412");

    private static Profile SecureHome() => A.Profile(SettingType.SecureHome, ["secure"]);

    private static Profile Supported(Rating rating = Rating.ConsistentlyStrong) => A.Profile(SettingType.SupportedAccommodation, ["supported-cat2"], rating: rating);
}
