using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

public class BedChangesTests
{
    [Fact]
    public void A_suspended_bed_is_told_with_its_reason_and_nobodys_note()
    {
        var change = Assert.Single(Changes(A.Setting(beds: 2), new BedSuspended("1", SuspensionReason.Staffing, null, "two off sick", false)));

        Assert.Equal(("home-1", 2, BedBecame.Suspended, 1, "staffing"), (change.Setting, change.Version, change.Became, change.Beds, change.Reason));
        Assert.DoesNotContain("sick", change.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_settings_suspension_is_told_of_its_vacant_beds_alone() =>
        Assert.Equal([(BedBecame.Suspended, 3, "quality")], Told(A.Setting(beds: 5, occupied: 1, suspended: 1), new SettingSuspended(SuspensionReason.Quality, null, null, false)));

    [Fact]
    public void A_rating_is_told_as_what_it_does_to_beds() =>
        Assert.Equal([(BedBecame.Suspended, 2, "rating-inadequate")], Told(A.Setting(beds: 2), new Rated(Rating.Inadequate, new(2026, 11, 23))));

    [Fact]
    public void A_bed_that_is_suspended_for_another_reason_is_no_news() =>
        Assert.Empty(Told(A.Setting(beds: 1, suspended: 1), new BedSuspended("1", SuspensionReason.Staffing, null, null, false)));

    [Fact]
    public void A_placement_makes_the_held_beds_occupied() =>
        Assert.Equal([(BedBecame.Occupied, 2, null)], Told(A.Setting(beds: 3).Held(beds: 2), new HoldPlaced("h-1", "E08000025", Noon, "EDT-1")));

    [Fact]
    public void A_hold_is_no_news_and_its_end_makes_a_bed_available()
    {
        var held = A.Setting(beds: 1).Held();

        Assert.Empty(Told(A.Setting(beds: 1), new BedHeld("h-1", "s-1", ["1"], Noon.AddHours(1), "E08000025", null)));
        Assert.Equal([(BedBecame.Available, 1, null)], Told(held, new HoldExpired("h-1")));
    }

    [Fact]
    public void A_confirmation_makes_unconfirmed_beds_available_and_is_no_news_where_they_were()
    {
        var home = A.Setting(beds: 3, occupied: 1);

        Assert.Empty(Told(home, new Confirmed(), Noon.AddHours(71)));
        Assert.Equal([(BedBecame.Available, 2, null)], Told(home, new Confirmed(), Noon.AddHours(72)));
    }

    [Fact]
    public void A_bed_that_is_reopened_but_not_confirmed_lately_has_not_become_available() =>
        Assert.Empty(Told(A.Setting(beds: 1, suspended: 1), new BedReopened("1"), Noon.AddHours(72)));

    [Fact]
    public void A_setting_that_closes_is_no_news_of_beds() =>
        Assert.Empty(Told(A.Setting(beds: 2), new SettingClosed()));

    private static IEnumerable<(BedBecame, int, string?)> Told(Setting before, SettingEvent what, DateTimeOffset? at = null) =>
        Changes(before, what, at).Select(c => (c.Became, c.Beds, c.Reason));

    private static IEnumerable<BedChange> Changes(Setting before, SettingEvent what, DateTimeOffset? at = null) =>
        BedChanges.Of(before, new(before.Id, before.Version + 1, at ?? Noon, Duty, what), FreshFor);
}
