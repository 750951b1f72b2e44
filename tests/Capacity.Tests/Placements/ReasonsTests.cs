using Capacity.Placements;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class ReasonsTests
{
    private static readonly Point B31 = Gazetteer.Find("B31")!.Value;

    [Fact]
    public void Emergency_carers_near_by_and_confirmed_lately()
    {
        var offer = A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-edt"])) with { ConfirmedAt = A.Noon.AddMinutes(-40) };

        Assert.Equal(["Emergency carers, open tonight", "2.4 miles from B31", "Confirmed 40 minutes ago", "Rated good"], Why(offer, 2.44));
    }

    [Fact]
    public void Emergency_carers_are_carers_like_others_where_the_placement_is_planned()
    {
        var offer = A.Offer(A.Profile(SettingType.FosterHousehold, ["fostering-edt", "fostering-mainstream"], sector: Sector.InHouse));

        Assert.Equal("In-house foster household", Why(offer, 1, when: When.Planned)[0]);
    }

    [Fact]
    public void Beds_that_nobody_confirmed_lately_are_to_be_rung_first()
    {
        var offer = A.Offer(A.Profile(rating: Rating.NotInspected)) with { ConfirmedAt = A.Noon.AddDays(-4).AddHours(-3), StaleAt = A.Noon.AddDays(-1) };

        Assert.Equal(["Framework children's home", "0.0 miles from B31", "Ring first: last confirmed 4 days ago"], Why(offer, 0));
    }

    [Fact]
    public void A_setting_measured_to_its_districts_centre_says_so() =>
        Assert.Equal("7.0 miles from B31, measured to the centre of Northfield", Why(A.Offer(), 7.0, atCentre: true)[1]);

    [Fact]
    public void A_setting_of_which_no_place_is_known_says_so() => Assert.Equal("Distance not known", Why(A.Offer(), null)[1]);

    [Fact]
    public void Without_a_place_no_distance_is_told() =>
        Assert.Equal(["Framework children's home", "Confirmed just now", "Rated good"], Reasons.Of(Found(A.Offer(), null, false), Findings(null), When.Tonight));

    [Theory]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3599, "59 minutes ago")]
    [InlineData(3600, "1 hour ago")]
    [InlineData(47 * 3600, "47 hours ago")]
    [InlineData(48 * 3600, "2 days ago")]
    public void Ages_are_told_in_the_largest_unit(int seconds, string told) => Assert.Equal(told, Reasons.Ago(TimeSpan.FromSeconds(seconds)));

    private static IReadOnlyList<string> Why(Offer offer, double? miles, bool atCentre = false, When when = When.Tonight) =>
        Reasons.Of(Found(offer, miles, atCentre), Findings("B31"), when);

    private static Found Found(Offer offer, double? miles, bool atCentre) => new("home-1", offer, miles, atCentre, 0);

    private static Findings Findings(string? place) => new(A.Noon, place is null ? null : B31, place, [], 0, [], [], [], A.Question());
}
