using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class RankingTests
{
    private static readonly Offer Home = A.Offer();
    private static readonly Offer Family = A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"]));

    /// <summary>The first comes before the second.</summary>
    private static readonly Dictionary<string, (Found First, Found Second)> Cases = new()
    {
        ["confirmed beds before family that is to be rung first"] = (Found(Home), Found(Stale(Family))),
        ["family before residential, though spot and far"] = (Found(Family with { Sector = Sector.Spot }, 19), Found(Home with { Sector = Sector.InHouse }, 1)),
        ["supported lodgings before supported accommodation"] =
            (Found(Home with { Type = SettingType.SupportedLodgings }), Found(Home with { Type = SettingType.SupportedAccommodation })),
        ["supported accommodation before homes"] = (Found(Home with { Type = SettingType.SupportedAccommodation }), Found(Home)),
        ["in-house before framework, though ageing"] = (Found(Ageing(Home with { Sector = Sector.InHouse })), Found(Home)),
        ["framework before spot"] = (Found(Home, 19), Found(Home with { Sector = Sector.Spot }, 1)),
        ["fresh before ageing, though further"] = (Found(Home, 19), Found(Ageing(Home), 1)),
        ["five miles before ten, though not as good"] = (Found(Home, 5), Found(Home with { Rating = Rating.Outstanding }, 5.1)),
        ["ten miles before twenty"] = (Found(Home with { Rating = Rating.RequiresImprovement }, 10), Found(Home, 10.1)),
        ["twenty miles before further"] = (Found(Home with { Rating = Rating.RequiresImprovement }, 20), Found(Home, 20.1)),
        ["a known place before an unknown one"] = (Found(Home with { Rating = Rating.RequiresImprovement }, 400), Found(Home, null)),
        ["outstanding before good within a band"] = (Found(Home with { Rating = Rating.Outstanding }, 4), Found(Home, 1)),
        ["good before not inspected"] = (Found(Home, 4), Found(Home with { Rating = Rating.NotInspected }, 1)),
        ["not inspected before requires improvement"] =
            (Found(Home with { Rating = Rating.NotInspected }, 4), Found(Home with { Rating = Rating.RequiresImprovement }, 1)),
        ["the nearer of equals"] = (Found(Home, 1.1), Found(Home, 1.2)),
        ["the lower id of equals at the same place"] = (Found(Home, 1, "home-1"), Found(Home, 1, "home-2")),
    };

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void What_comes_first(string sentence)
    {
        var (first, second) = Cases[sentence];

        Assert.True(Ranking.Compare(first, second) < 0);
        Assert.True(Ranking.Compare(second, first) > 0);
    }

    [Fact]
    public void Without_a_place_rating_decides_and_no_band()
    {
        var good = Ranking.Order(Home, null, Preference.Standard, distanceCounts: false, A.Noon);
        var outstanding = Ranking.Order(Home with { Rating = Rating.Outstanding }, null, Preference.Standard, distanceCounts: false, A.Noon);

        Assert.True(outstanding < good);
    }

    private static Found Found(Offer offer, double? miles = 3, string id = "home-1") => new(id, offer, miles, false, Ranking.Order(offer, miles, Preference.Standard, true, A.Noon));

    private static Offer Ageing(Offer offer) => offer with { ConfirmedAt = A.Noon.AddHours(-40), StaleAt = A.Noon.AddHours(32) };

    private static Offer Stale(Offer offer) => offer with { ConfirmedAt = A.Noon.AddHours(-72), StaleAt = A.Noon };
}
