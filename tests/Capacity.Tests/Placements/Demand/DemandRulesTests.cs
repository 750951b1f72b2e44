using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Demand;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Demand;

public class DemandRulesTests
{
    [Theory]
    [InlineData(0, "under-1")]
    [InlineData(1, "1-4")]
    [InlineData(4, "1-4")]
    [InlineData(5, "5-9")]
    [InlineData(9, "5-9")]
    [InlineData(10, "10-15")]
    [InlineData(15, "10-15")]
    [InlineData(16, "16-17")]
    [InlineData(17, "16-17")]
    public void An_age_is_in_one_of_the_published_bands(int age, string band) => Assert.Equal(band, AgeBand.Of(age));

    [Fact]
    public void The_fact_says_what_was_asked_and_no_whole_postcode()
    {
        var search = Closed(A.Need(age: 9, needs: ["autism"], tags: ["siblings"], near: new(Postcode: "B31 2AA"), withinMiles: 5));

        var fact = DemandRules.Fact(search, A.Noon, Exclusions.Unknown);

        Assert.Equal((9, "5-9", ChildGender.Male, "B31", SearchOutcome.Unmet), (fact.Age, fact.Band, fact.Gender, fact.Near!.Postcode, fact.Outcome));
        Assert.Equal(["autism"], fact.Needs);
        Assert.Equal(["siblings"], fact.Tags);
    }

    [Fact]
    public void A_point_is_no_part_of_a_fact() =>
        Assert.Null(DemandRules.Fact(Closed(A.Need(near: new(Latitude: 52.4, Longitude: -1.9))), A.Noon, Exclusions.Unknown).Near);

    [Fact]
    public void Holds_and_declines_are_counted()
    {
        var search = Closed(A.Need());
        foreach (var (number, status) in new[] { (1, HoldStatus.Declined), (2, HoldStatus.Released), (3, HoldStatus.Declined) })
            search = search.With(new(number, Guid.NewGuid(), "home", 1, A.Noon, null, A.Noon, new($"{search.Id}-{number}", search.Id, ["1"], A.Noon, status, "E08000025")));

        var fact = DemandRules.Fact(search, A.Noon, Exclusions.Unknown);

        Assert.Equal((3, 2), (fact.Holds, fact.Declines));
    }

    [Fact]
    public void Of_a_forgotten_fact_the_band_stays_and_the_age_does_not()
    {
        var fact = DemandRules.Forgotten(DemandRules.Fact(Closed(A.Need(age: 16, needs: ["autism"], near: new(Postcode: "B31 2AA"))), A.Noon, Exclusions.Unknown));

        Assert.Equal(("16-17", null, null, null, true), (fact.Band, fact.Age, fact.Gender, fact.Near, fact.Forgotten));
        Assert.Empty(fact.Needs);
    }

    [Fact]
    public void The_rules_that_left_out_the_most_vacant_beds_come_first()
    {
        Exclusions[] two =
        [
            new(30, 0, [new(Rule.TooFar, 20, 0), new(Rule.Gender, 4, 5), new(Rule.NeedsNotMet, 6, 7)]),
            new(10, 1, [new(Rule.Gender, 9, 3)]),
        ];

        Assert.Equal([new(Rule.Gender, 13, 8), new(Rule.NeedsNotMet, 6, 7), new LeftOut(Rule.TooFar, 20, 0)], Exclusions.Sum(two));
    }

    [Theory]
    [InlineData(89, false)]
    [InlineData(90, true)]
    public void The_retention_time_runs_from_the_close(int days, bool past) => Assert.Equal(past, DemandRules.IsPast(A.Noon, new AuthorityPolicy(), A.Noon.AddDays(days)));

    [Fact]
    public void A_period_ends_after_it_begins_and_lasts_three_years_at_most()
    {
        var to = new DateOnly(2026, 11, 23);

        Assert.Null(Period.Fault(Period.Start(to), to));
        Assert.Equal("24 November 2026 is after 23 November 2026", Period.Fault(to.AddDays(1), to));
        Assert.Equal("From 1 January 2020 to 23 November 2026 is more than 3 years", Period.Fault(new(2020, 1, 1), to));
    }

    private static SearchState Closed(Need need) =>
        SearchState.Open("00000000000000000000000000000001", need, null, A.Duty, A.Noon, []) with { Status = SearchStatus.Closed, Outcome = SearchOutcome.Unmet, ClosedBy = A.Duty };
}
