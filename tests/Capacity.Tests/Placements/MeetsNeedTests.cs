using Capacity.Placements;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class MeetsNeedTests
{
    private const string Walsall = "E08000030";
    private static readonly Point B31 = Gazetteer.Find("B31")!.Value;

    /// <summary>What a hold is refused for, without a reason and with one.</summary>
    private static readonly Dictionary<string, (Offer Offer, Need Need, string? Plain, string? Overridden)> Cases = new()
    {
        ["a home that matches"] = (A.Offer(), A.Need(), null, null),
        ["a choice gives way: distance"] = (A.Offer(A.Profile(postcode: "ST1 1AA")), A.Need(withinMiles: 5), "too-far", null),
        ["a choice gives way: what was asked for"] = (A.Offer(), A.Need(types: [SettingType.FosterHousehold]), "not-offered", null),
        ["a policy gives way: the rating"] = (A.Offer(A.Profile(rating: Rating.Inadequate)), A.Need(), "rating-inadequate", null),
        ["a policy gives way: another authority's home"] = (A.Offer(A.Profile(exclusiveTo: Walsall)), A.Need(), "exclusive-to-another-authority", null),
        ["a policy gives way: emergency carers"] =
            (A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-edt"])), A.Need(when: When.Planned), "emergency-only", null),
        ["law never gives way: the age"] = (A.Offer(), A.Need(age: 5), "outside-age-range", "outside-age-range"),
        ["law never gives way: a named child"] = (A.Offer(A.Profile(categories: ["fostering-reg24"])), A.Need(), "named-child-only", "named-child-only"),
        ["law never gives way: secure"] = (A.Offer(A.Profile(categories: ["secure"])), A.Need(), "not-offered", "secure-order-needed"),
        ["a fact never gives way: the gender"] = (A.Offer(A.Profile(gender: Gender.Female)), A.Need(), "gender", "gender"),
        ["a fact never gives way: a suspension"] = (A.Setting().Do(new SuspendSetting(SuspensionReason.Staffing)).ToOffer(A.FreshFor), A.Need(), "setting-suspended", "setting-suspended"),
        ["the first of the rest refuses"] = (A.Offer(A.Profile(rating: Rating.Inadequate, gender: Gender.Female)), A.Need(), "rating-inadequate", "gender"),
        ["a full home is not this rule's to refuse"] = (A.Offer(occupied: 3), A.Need(), null, null),
        ["the number of children is left aside: too few beds"] = (A.Offer(), A.Need(children: 9), null, null),
        ["the number of children is left aside: foster households"] =
            (A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"])), A.Need(children: 5), null, null),
        ["the number of children is left aside: one child alone"] = (A.Offer(limits: A.Limits(soloOnly: true)), A.Need(children: 2), null, null),
        ["one child alone is not put with another"] = (A.Offer(occupied: 1, limits: A.Limits(soloOnly: true)), A.Need(), "current-limits", "current-limits"),
    };

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Why_a_hold_is_refused(string sentence)
    {
        var (offer, need, plain, overridden) = Cases[sentence];
        var question = A.Question(need, B31);

        Assert.Equal(plain, new MeetsNeed(question, null, Overridden: false, "home-1").Refuse(offer, A.Noon)?.Slug);
        Assert.Equal(overridden, new MeetsNeed(question, null, Overridden: true, "home-1").Refuse(offer, A.Noon)?.Slug);
    }

    /// <summary>A hold is for as many children as it has beds, whatever the search says: law and facts are not got round by holding more.</summary>
    [Theory]
    [InlineData(3, "", null)]
    [InlineData(4, "", "usual-fostering-limit")]
    [InlineData(4, "siblings", null)]
    [InlineData(1, "solo", null)]
    [InlineData(2, "solo", "current-limits")]
    public void Beds_are_held_for_as_many_children(int beds, string what, string? rule)
    {
        var offer = A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"], tags: ["siblings"]), beds: 5, limits: what == "solo" ? A.Limits(soloOnly: true) : null);
        var question = A.Question(A.Need(tags: what == "siblings" ? ["siblings"] : []), B31);

        Assert.Equal(rule, new MeetsNeed(question, null, Overridden: true, "home-1", beds).Refuse(offer, A.Noon)?.Slug);
        Assert.Equal(rule == "usual-fostering-limit" ? rule : null, new LawAllows(question, "home-1", beds).Refuse(offer, A.Noon)?.Slug);
    }

    [Fact]
    public void A_refusal_is_a_sentence_that_says_whether_a_reason_helps()
    {
        Assert.Equal("This setting does not match the search now: rated inadequate or with serious weaknesses. It can be held if you give a reason.",
            PlacementRefusals.Of(Rule.RatingInadequate).Title);
        Assert.Equal("This setting does not match the search now: outside the age range.", PlacementRefusals.Of(Rule.OutsideAgeRange).Title);
    }

    [Fact]
    public void A_setting_without_a_place_is_measured_to_its_districts_centre()
    {
        var offer = A.Offer() with { Place = null };
        var test = new MeetsNeed(A.Question(A.Need(withinMiles: 5), B31), Gazetteer.Find("ST1"), Overridden: false, "home-1");

        Assert.Equal("too-far", test.Refuse(offer, A.Noon)?.Slug);
        Assert.Null((test with { Centre = B31 }).Refuse(offer, A.Noon));
    }

    [Theory]
    [InlineData("regulator-restriction")]
    [InlineData("named-child-only")]
    [InlineData("outside-age-range")]
    [InlineData("secure-order-needed")]
    public void Law_forbids_a_placement(string rule)
    {
        var offer = rule switch
        {
            "regulator-restriction" => A.Setting().Do(new SuspendSetting(SuspensionReason.Regulator)).ToOffer(A.FreshFor),
            "named-child-only" => A.Offer(A.Profile(tags: ["named-child"])),
            "secure-order-needed" => A.Offer(A.Profile(categories: ["secure"])),
            _ => A.Offer(A.Profile(ageMax: 13)),
        };

        Assert.Equal(rule, new LawAllows(A.Question(A.Need(), B31), "home-1").Refuse(offer, A.Noon)?.Slug);
    }

    [Fact]
    public void Nothing_but_law_forbids_a_placement()
    {
        var offer = A.Offer(A.Profile(rating: Rating.Inadequate, gender: Gender.Female, postcode: "ST1", exclusiveTo: Walsall), occupied: 3);

        Assert.Null(new LawAllows(A.Question(A.Need(children: 5, needs: ["autism"]), B31), "home-1").Refuse(offer, A.Noon));
    }
}
