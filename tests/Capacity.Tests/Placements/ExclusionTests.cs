using Capacity.Placements;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Tests.Placements.Specification;
using FsCheck;
using FsCheck.Fluent;

namespace Capacity.Tests.Placements;

public class ExclusionTests
{
    private static readonly Point Here = new(52.0, -2.0);

    [Fact]
    public void A_rule_names_as_many_settings_as_a_search_counts_under_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(
        (from candidates in Any.Candidate.ListOf(12) from question in Any.Question select (candidates, question)).ToArbitrary(),
        x =>
        {
            var district = An.District("s", x.candidates.Select(c => c.Offer with { Place = c.Miles is { } miles ? North(miles) : null }));
            var question = x.question with { From = Here };
            var found = (BedsFound)new FindBeds(question, 20).Ask(district, A.Noon);

            Assert.All(Enum.GetValues<Rule>(), rule =>
            {
                var named = ((ExclusionList)new ListExclusions(question, rule, null, 20).Ask(district, A.Noon)).Best;
                Assert.Equal(found.Excluded[(int)rule], named.Length);
                Assert.All(named, n => Assert.Equal(rule, n.Against.First));
            });
        }));

    [Fact]
    public void Those_with_a_vacant_bed_come_first_then_those_with_least_against_them_then_the_nearest()
    {
        Offer full = A.Offer(A.Profile(ageMax: 12), occupied: 3), free = A.Offer(A.Profile(ageMax: 12)), girls = A.Offer(A.Profile(ageMax: 12, gender: Gender.Female));

        var listed = Ask(A.Need(), Rule.OutsideAgeRange, full with { Place = North(1) }, free with { Place = North(9) }, girls with { Place = North(1) }, free with { Place = North(2) }, full with { Place = North(0) });

        Assert.Equal(["s3", "s1", "s2", "s4", "s0"], listed.Select(l => l.Setting));
        Assert.Equal([2, 9, 1, 0, 1], listed.Select(l => Math.Round(l.Miles!.Value, 6)));
    }

    [Fact]
    public void Everything_that_stands_against_a_setting_is_named()
    {
        var one = Assert.Single(Ask(A.Need(needs: ["autism"]), null, A.Offer(A.Profile(ageMax: 12, gender: Gender.Female), occupied: 3) with { Place = North(25) }));

        Assert.Equal(RuleSet.Of(Rule.TooFar, Rule.OutsideAgeRange, Rule.Gender, Rule.NeedsNotMet, Rule.NoBedAvailable), one.Against);
    }

    [Fact]
    public void By_name_a_setting_that_matches_is_told_too()
    {
        var one = Assert.Single(Ask(A.Need(), null, "elm", A.Offer(), A.Offer(A.Profile(name: "Oak House"))));

        Assert.Equal(("s0", RuleSet.None), (one.Setting, one.Against));
    }

    [Fact]
    public void A_choice_or_a_policy_gives_way_to_a_reason_the_law_and_facts_do_not()
    {
        Assert.Equal(Holding.WithReason, HoldingOf(A.Need(), A.Offer() with { Place = North(21) }));
        Assert.Equal(Holding.WithReason, HoldingOf(A.Need(), A.Offer(A.Profile(exclusiveTo: "E08000026"))));
        Assert.Equal(Holding.Never, HoldingOf(A.Need(), A.Offer(A.Profile(ageMax: 12)) with { Place = North(21) }));
        Assert.Equal(Holding.Never, HoldingOf(A.Need(), A.Offer(A.Profile(gender: Gender.Female))));
    }

    [Fact]
    public void A_vacant_bed_of_an_inadequate_setting_is_held_with_a_reason()
    {
        var one = Assert.Single(Ask(A.Need(), Rule.RatingInadequate, A.Offer(A.Profile(rating: Rating.Inadequate), beds: 2, occupied: 1)));

        Assert.Equal((1, Holding.WithReason), (one.Beds, one.Holding));
    }

    [Fact]
    public void Beds_for_some_of_the_children_are_held_freely_where_those_would_match()
    {
        var fewer = Assert.Single(Ask(A.Need(children: 3), Rule.NoBedAvailable, A.Offer(beds: 3, occupied: 1)));
        var none = Assert.Single(Ask(A.Need(), Rule.NoBedAvailable, A.Offer(beds: 3, occupied: 3)));

        Assert.Equal((2, Holding.Freely), (fewer.Beds, fewer.Holding));
        Assert.Equal((0, Holding.Never), (none.Beds, none.Holding));
    }

    [Fact]
    public void Where_fewer_children_would_match_so_many_beds_are_held()
    {
        var household = Assert.Single(Ask(A.Need(children: 4), Rule.UsualFosteringLimit, A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"]), beds: 4)));
        var alone = Assert.Single(Ask(A.Need(children: 2), Rule.CurrentLimits, A.Offer(limits: A.Limits(soloOnly: true))));

        Assert.Equal((3, Holding.Freely), (household.Beds, household.Holding));
        Assert.Equal((1, Holding.Freely), (alone.Beds, alone.Holding));
    }

    private static Holding HoldingOf(Need need, Offer offer) => Assert.Single(Ask(need, null, offer)).Holding;

    private static IReadOnlyList<Exclusion> Ask(Need need, Rule? rule, params Offer[] offers) => Ask(need, rule, null, offers);

    /// <summary>Settings s0, s1, … in the order given, where the search looks from unless they lie elsewhere.</summary>
    private static IReadOnlyList<Exclusion> Ask(Need need, Rule? rule, string? text, params Offer[] offers) =>
        ((ExclusionList)new ListExclusions(A.Question(need, Here), rule, text, 20).Ask(An.District("s", offers.Select(o => o.Place is { Longitude: -2.0 } ? o : o with { Place = Here })), A.Noon)).Best;

    /// <summary>So many miles due north.</summary>
    private static Point North(double miles) => Here with { Latitude = Here.Latitude + double.RadiansToDegrees(miles / 3958.8) };
}
