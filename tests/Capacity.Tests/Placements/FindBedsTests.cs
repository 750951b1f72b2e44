using Capacity.Placements;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class FindBedsTests
{
    private static readonly Point Here = new(52.0, -2.0);

    [Fact]
    public void Every_setting_is_counted_once()
    {
        var found = Ask(A.Need(), A.Offer(), A.Offer(occupied: 3), A.Offer(status: SettingStatus.Closed), A.Offer(A.Profile(gender: Gender.Female)), A.Offer(occupied: 3));

        Assert.Equal(1, found.Matched);
        Assert.Equal(new Dictionary<Rule, int> { [Rule.Closed] = 1, [Rule.Gender] = 1, [Rule.NoBedAvailable] = 2 }, Tally(found));
    }

    [Fact]
    public void No_more_matches_travel_than_are_shown_and_all_are_counted()
    {
        var found = Ask(A.Need(limit: 2), A.Offer(), A.Offer(A.Profile(sector: Sector.InHouse)), A.Offer(), A.Offer(A.Profile(rating: Rating.Outstanding)));

        Assert.Equal(4, found.Matched);
        Assert.Equal(["s1", "s3"], found.Best.Select(f => f.Setting));
    }

    [Fact]
    public void A_setting_without_a_place_lies_at_its_districts_centre()
    {
        var found = Ask(A.Need(), centre: North(3), A.Offer() with { Place = null }, A.Offer() with { Place = North(4) });

        Assert.Equal([(3.0, true), (4.0, false)], found.Best.Select(f => (Math.Round(f.Miles!.Value, 6), f.AtCentre)));
    }

    [Fact]
    public void A_setting_of_which_no_place_is_known_is_not_too_far()
    {
        var found = Ask(A.Need(withinMiles: 1), centre: null, A.Offer() with { Place = null });

        Assert.Null(Assert.Single(found.Best).Miles);
    }

    [Fact]
    public void The_nearest_five_near_misses_are_kept()
    {
        Offer[] offers = [.. new[] { 29.0, 21, 25, 23, 27, 22, 30 }.Select(miles => A.Offer() with { Place = North(miles) })];

        Assert.Equal(["s1", "s5", "s3", "s2", "s4"], Ask(A.Need(), centre: null, offers).NearMisses.Select(m => m.Setting));
    }

    [Fact]
    public void Of_near_misses_at_one_place_the_first_by_id_are_kept_whoever_came_first()
    {
        var district = new DistrictOffers("d");
        foreach (var id in new[] { "s6", "s2", "s5", "s0", "s3", "s1", "s4" }) district.Replace(id, A.Offer() with { Place = North(25) }, centre: null);

        var found = (BedsFound)new FindBeds(A.Question(A.Need(), Here), 20).Ask(district, A.Noon);

        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], found.NearMisses.Select(m => m.Setting));
    }

    /// <summary>Settings s0, s1, … in the order given, most of them where the search looks from.</summary>
    private static BedsFound Ask(Need need, params Offer[] offers) => Ask(need, Here, [.. offers.Select(o => o with { Place = Here })]);

    private static BedsFound Ask(Need need, Point? centre, params Offer[] offers) =>
        (BedsFound)new FindBeds(A.Question(need, Here), need.Limit).Ask(An.District("s", offers, centre), A.Noon);

    private static Dictionary<Rule, int> Tally(BedsFound found) =>
        found.Excluded.Index().Where(e => e.Item > 0).ToDictionary(e => (Rule)e.Index, e => e.Item);

    /// <summary>So many miles due north.</summary>
    private static Point North(double miles) => Here with { Latitude = Here.Latitude + double.RadiansToDegrees(miles / 3958.8) };
}
