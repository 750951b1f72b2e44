using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Capacity.Tests.Placements.Specification;

/// <summary>What is true of any setting and any need.</summary>
public class RuleProperties
{
    private const int Runs = 5000;

    [Fact]
    public void Every_setting_is_counted_once() => Holds(
        from offers in Any.Offer.ListOf()
        from question in Any.Question
        select (offers, question),
        x =>
        {
            var found = (BedsFound)new FindBeds(x.question, 5).Ask(An.District("home-", x.offers), A.Noon);

            Assert.Equal(x.offers.Count, found.Matched + found.Excluded.Sum());
            Assert.Equal(Math.Min(5, found.Matched), found.Best.Length);
        });

    [Fact]
    public void Without_its_cause_a_rule_leaves_nobody_out()
    {
        var seen = new HashSet<Rule>();

        Holds(Puts(), x =>
        {
            if (MatchRules.FirstExclusion(x.candidate, x.question, A.Noon) is not { } rule) return;
            seen.Add(rule);
            var (candidate, question) = Cure(rule, x.candidate, x.question);

            Assert.NotEqual(rule, MatchRules.FirstExclusion(candidate, question, A.Noon));
        });

        Assert.Equal(Enum.GetValues<Rule>(), seen.Order());
    }

    [Fact]
    public void A_near_miss_matches_when_its_one_change_is_made()
    {
        var seen = new HashSet<Change>();

        Holds(Puts(), x =>
        {
            if (MatchRules.FirstExclusion(x.candidate, x.question, A.Noon) is not { } rule) return;
            NearMiss?[] misses = [NearMiss.Of(rule, x.candidate, x.question, A.Noon), NearMiss.Besides(rule, x.candidate, x.question, A.Noon)];
            foreach (var miss in misses.OfType<NearMiss>())
            {
                seen.Add(miss.Change);
                var (candidate, question) = Change(miss, x.candidate, x.question);
                Assert.Null(MatchRules.FirstExclusion(candidate, question, A.Noon));
            }
        });

        Assert.Equal(Enum.GetValues<Change>(), seen.Order());
    }

    [Fact]
    public void A_ranking_is_a_total_order_whatever_is_preferred() => Holds(
        from candidates in Any.Candidate.ListOf(3)
        from preference in Any.Preference
        from counts in Gen.Elements(false, true)
        select candidates.Select((c, i) => new Found($"home-{i}", c.Offer, c.Miles, false, Ranking.Order(c, A.Question(@from: counts ? new(52.4, -1.9) : null, policy: new() { Preference = preference }), A.Noon))).ToList(),
        x =>
        {
            Assert.All(x, a => Assert.Equal(0, Ranking.Compare(a, a)));
            foreach (var (a, b) in from a in x from b in x where a.Setting != b.Setting select (a, b))
                Assert.Equal(Math.Sign(Ranking.Compare(a, b)), -Math.Sign(Ranking.Compare(b, a)));
            Assert.Equal(1, new[] { (0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0) }
                .Count(o => Ranking.Compare(x[o.Item1], x[o.Item2]) < 0 && Ranking.Compare(x[o.Item2], x[o.Item3]) < 0 && Ranking.Compare(x[o.Item1], x[o.Item3]) < 0));
        });

    /// <summary>The setting or the need without what the rule names.</summary>
    private static (Candidate, Question) Cure(Rule rule, Candidate c, Question q)
    {
        var o = c.Offer;
        return rule switch
        {
            Rule.TooFar => (c with { Miles = q.WithinMiles }, q),
            Rule.Closed or Rule.SettingSuspended or Rule.RegulatorRestriction => (c with { Offer = o with { Status = SettingStatus.Open, StatusReason = null } }, q),
            Rule.RatingInadequate => (c with { Offer = o with { Rating = Rating.RequiresImprovement } }, q),
            Rule.NamedChildOnly => (c with { Offer = o with { CategoryMask = o.CategoryMask | Mask("fostering-mainstream"), TagMask = o.TagMask & ~Catalogue.Tags.Mask(["named-child"]) } }, q),
            Rule.ExclusiveToAnotherAuthority => (c with { Offer = o with { ExclusiveTo = q.Authority } }, q),
            Rule.NotOffered => (c, q with { Types = 0, Tags = 0, Categories = o.CategoryMask, Asked = o.CategoryMask }),
            Rule.SecureOrderNeeded => (c with { Offer = o with { CategoryMask = o.CategoryMask & ~Mask("secure") | Mask("residential-ebd") } }, q),
            Rule.OutsideAgeRange => (c with { Offer = o with { Type = SettingType.ChildrensHome, AgeMin = q.Age, AgeMax = q.Age } }, q),
            Rule.Gender => (c with { Offer = o with { Gender = Gender.Any } }, q),
            Rule.NeedsNotMet => (c with { Offer = o with { NeedMask = o.NeedMask | q.Needs } }, q),
            Rule.CurrentLimits => (c with { Offer = o with { Limits = null } }, q),
            Rule.EmergencyOnly => (c, q with { Planned = false }),
            Rule.OffRota => (c, q with { Roster = Roster.Unknown }),
            Rule.UsualFosteringLimit => (c, q with { Children = 3 }),
            Rule.NoBedAvailable => (c with { Offer = o with { Vacant = q.Children } }, q),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Say how its cause is removed."),
        };
    }

    private static (Candidate, Question) Change(NearMiss miss, Candidate c, Question q) => miss.Change switch
    {
        Capacity.Placements.Change.WithinMiles => (c, q with { WithinMiles = miss.Value }),
        Capacity.Placements.Change.Children => (c, q with { Children = miss.Value }),
        Capacity.Placements.Change.When => (c, q with { Planned = false }),
        _ => (c with { Offer = c.Offer with { Vacant = c.Offer.Vacant + c.Offer.FreesOn!.Count(day => day >= DateOnly.FromDateTime(A.Noon.Date) && day <= DateOnly.FromDateTime(A.Noon.Date).AddDays(miss.Value)) } }, q),
    };

    private static Gen<(Candidate candidate, Question question)> Puts() => from candidate in Any.Candidate from question in Any.Question select (candidate, question);

    private static void Holds<T>(Gen<T> any, Action<T> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(any.ToArbitrary(), property));

    private static ulong Mask(string category) => Catalogue.Categories.Mask([category]);
}
