using System.Collections.Immutable;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;

namespace Capacity.Tests.Placements.Rota;

public class RotaChangeTests
{
    private static readonly DateOnly Monday = Wall.Day("2026-11-23");

    [Fact]
    public void A_period_that_has_grown_old_is_nobodys_change()
    {
        var before = Put(RotaState.Empty, Monday.AddDays(-14 * 40), A.Noon.AddDays(-14 * 40));
        var after = Put(before, Monday, A.Noon);

        var change = Assert.Single(RotaChange.Recorded([], before, after, Monday, null, A.Duty, A.Noon));

        Assert.Single(after.Periods);
        Assert.Equal((1, RotaChangeKind.PeriodKept, Monday, A.Duty), (change.Number, change.Kind, change.From, change.By));
    }

    [Fact]
    public void The_latest_changes_are_kept_and_keep_their_numbers()
    {
        var (trail, before, after) = (ImmutableArray<RotaChange>.Empty, RotaState.Empty, Put(RotaState.Empty, Monday, A.Noon));
        for (var i = 0; i < RotaChange.MostKept + 5; i++)
        {
            trail = RotaChange.Recorded(trail, before, after, Monday, null, A.Duty, A.Noon);
            (before, after) = (after, before);
        }

        Assert.Equal(Enumerable.Range(6, RotaChange.MostKept), trail.Select(c => c.Number));
    }

    [Fact]
    public void Where_nothing_has_changed_nothing_is_recorded()
    {
        var rota = Put(RotaState.Empty, Monday, A.Noon);

        Assert.Empty(RotaChange.Recorded([], rota, rota, Monday, null, A.Duty, A.Noon));
        Assert.Empty(RotaChange.Recorded([], rota, rota, null, "l-1", A.Duty, A.Noon));
    }

    private static RotaState Put(RotaState rota, DateOnly from, DateTimeOffset now) => RotaRules.Put(rota, from, ["a"], new AuthorityPolicy(), A.Duty, now).Rota!;
}
