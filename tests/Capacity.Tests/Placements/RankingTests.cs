using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

/// <summary>What the rows of the specification cannot say; the ranking itself stands there.</summary>
public class RankingTests
{
    [Fact]
    public void Without_a_place_rating_decides_and_no_band()
    {
        var home = A.Offer();

        var good = Ranking.Order(new("home", home, null), A.Question(), A.Noon);
        var outstanding = Ranking.Order(new("home", home with { Rating = Rating.Outstanding }, null), A.Question(), A.Noon);

        Assert.True(outstanding < good);
    }

    [Theory]
    [InlineData(When.Tonight, "carers", true)]
    [InlineData(When.Tonight, "others", false)] // nobody rings who is not on duty
    [InlineData(When.Planned, "carers", false)] // by day emergency carers are carers like others
    public void Emergency_carers_on_duty_are_first_tonight_where_the_authority_wants_it(When when, string onDuty, bool first)
    {
        var roster = new Roster(new Dictionary<string, IReadOnlyList<string>> { ["E08000025"] = [onDuty] });
        var question = A.Question(A.Need() with { When = when }, roster: roster, policy: new() { Preference = Preference.Standard with { Order = [Criterion.OnDuty, Criterion.Sector] } });
        var carers = new Candidate("carers", A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-edt", "fostering-mainstream"], sector: Sector.Spot)), null);
        var others = new Candidate("home", A.Offer(A.Profile(sector: Sector.InHouse)), null);

        Assert.Equal(first, Ranking.Order(carers, question, A.Noon) < Ranking.Order(others, question, A.Noon));
    }
}
