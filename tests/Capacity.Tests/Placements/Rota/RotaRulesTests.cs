using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;

namespace Capacity.Tests.Placements.Rota;

public class RotaRulesTests
{
    private static readonly AuthorityPolicy Policy = new();
    private static readonly DateOnly Monday = Wall.Day("2026-11-23");

    [Fact]
    public void A_period_of_duty_is_as_long_as_the_authority_says()
    {
        Assert.Equal(Wall.Day("2026-12-07"), With(Monday, "a").Periods.Single().Until);
        Assert.Equal(Wall.Day("2026-11-30"), Put(RotaState.Empty, Monday, ["a"], Policy with { RotaWeeks = 1 }).Rota!.Periods.Single().Until);
    }

    [Fact]
    public void A_period_of_duty_begins_on_a_Monday() => Assert.Equal("rota-not-a-monday", Put(RotaState.Empty, Monday.AddDays(1), ["a"]).Refusal?.Slug);

    [Fact]
    public void So_many_households_are_on_duty_at_a_time_and_no_more()
    {
        Assert.Equal("rota-too-many-households", Put(RotaState.Empty, Monday, ["a", "b", "c", "d"]).Refusal?.Slug);
        Assert.Equal(["a", "b", "c"], Put(RotaState.Empty, Monday, ["a", "b", "c", "a"]).Rota!.Periods.Single().Households);
    }

    [Fact]
    public void Somebody_is_on_duty_in_a_period() => Assert.Equal("rota-nobody-named", Put(RotaState.Empty, Monday, []).Refusal?.Slug);

    [Theory]
    [InlineData(-7)]
    [InlineData(7)]
    public void No_day_is_covered_twice(int days) => Assert.Equal("rota-overlaps", Put(With(Monday, "a"), Monday.AddDays(days), ["b"]).Refusal?.Slug);

    [Fact]
    public void The_next_period_begins_where_the_last_ends()
    {
        var rota = Put(Put(With(Monday, "a"), Monday.AddDays(14), ["b"]).Rota!, Monday.AddDays(-14), ["c"]).Rota!;

        Assert.Equal(["c", "a", "b"], rota.Periods.Select(p => p.Households.Single()));
    }

    [Fact]
    public void The_last_word_about_a_period_counts()
    {
        var rota = Put(With(Monday, "a"), Monday, ["b"]).Rota!;

        Assert.Equal("b", rota.Periods.Single().Households.Single());
    }

    [Fact]
    public void The_same_word_again_changes_nothing()
    {
        var rota = With(Monday, "a");

        Assert.Equal(rota, RotaRules.Put(rota, Monday, ["a"], Policy, A.Admin, A.Noon.AddHours(1)).Rota);
    }

    [Fact]
    public void A_period_that_is_taken_away_is_gone_and_one_that_is_not_there_is_none()
    {
        var rota = With(Monday, "a");

        Assert.Empty(RotaRules.Without(rota, Monday).Periods);
        Assert.Equal(rota, RotaRules.Without(rota, Monday.AddDays(14)));
    }

    [Fact]
    public void Periods_are_kept_for_a_year_and_a_month()
    {
        var rota = RotaRules.Put(With(Monday, "a"), Monday.AddDays(420), ["b"], Policy, A.Duty, A.Noon.AddDays(414)).Rota!;
        var later = RotaRules.Put(rota, Monday.AddDays(434), ["c"], Policy, A.Duty, A.Noon.AddDays(415)).Rota!;

        Assert.Equal(["a", "b"], rota.Periods.Select(p => p.Households.Single()));
        Assert.Equal(["b", "c"], later.Periods.Select(p => p.Households.Single()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(366, true)]
    [InlineData(-1, false)]
    [InlineData(367, false)]
    public void Leave_ends_on_its_first_day_or_later_and_within_a_year(int days, bool may) =>
        Assert.Equal(may ? null : "leave-ends-before-it-begins", RotaRules.Put(RotaState.Empty, Away("l-1", "a", Monday, days), A.Noon).Refusal?.Slug);

    [Fact]
    public void The_same_leave_again_changes_nothing_and_another_of_its_name_replaces_it()
    {
        var rota = RotaRules.Put(RotaState.Empty, Away("l-1", "a", Monday, 3), A.Noon).Rota!;

        Assert.Equal(rota, RotaRules.Put(rota, Away("l-1", "a", Monday, 3) with { By = A.Admin }, A.Noon).Rota);
        Assert.Equal(Monday.AddDays(5), RotaRules.Put(rota, Away("l-1", "a", Monday, 5), A.Noon).Rota!.Leaves.Single().Until);
        Assert.Equal(["l-0", "l-1"], RotaRules.Put(rota, Away("l-0", "b", Monday, 3), A.Noon).Rota!.Leaves.Select(l => l.Id));
    }

    [Fact]
    public void Leave_that_is_taken_back_is_gone_and_one_that_is_not_there_is_none()
    {
        var rota = RotaRules.Put(RotaState.Empty, Away("l-1", "a", Monday, 3), A.Noon).Rota!;

        Assert.Empty(RotaRules.Without(rota, "l-1").Leaves);
        Assert.Equal(rota, RotaRules.Without(rota, "l-2"));
    }

    private static RotaState With(DateOnly from, params string[] households) => Put(RotaState.Empty, from, households).Rota!;

    private static RotaAnswer Put(RotaState rota, DateOnly from, string[] households, AuthorityPolicy? policy = null) =>
        RotaRules.Put(rota, from, households, policy ?? Policy, A.Duty, A.Noon);

    private static Leave Away(string id, string household, DateOnly from, int days) => new(id, household, from, from.AddDays(days), A.Duty);
}
