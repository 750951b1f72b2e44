using Capacity.Placements;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

/// <summary>What the rows of the specification cannot say; the rules themselves stand there.</summary>
public class MatchRulesTests
{
    private const string Walsall = "E08000030";

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
}
