using Capacity.Placements;
using Capacity.Placements.Authorities;
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

        var good = Ranking.Order(home, null, Preference.Standard, distanceCounts: false, A.Noon);
        var outstanding = Ranking.Order(home with { Rating = Rating.Outstanding }, null, Preference.Standard, distanceCounts: false, A.Noon);

        Assert.True(outstanding < good);
    }
}
