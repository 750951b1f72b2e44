using Capacity.Settings;
using Capacity.Settings.Attention;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Settings;

public class AttentionRulesTests
{
    private static readonly DateTimeOffset Noon = A.Noon;

    [Fact]
    public void Of_a_setting_just_confirmed_in_which_nothing_ends_nothing_waits() => Assert.Empty(Of(A.Setting(occupied: 1)));

    [Fact]
    public void A_hold_waits_until_somebody_says_yes_or_no_or_it_has_run_out()
    {
        var held = A.Setting().Held(until: Noon.AddHours(1));

        Assert.Equal(Noon.AddHours(1), Assert.IsType<HoldWaits>(Assert.Single(Of(held))).At);
        Assert.Empty(Of(held.Do(new AcceptHold("h-1"))));
        Assert.Empty(Of(held.Do(new DeclineHold("h-1", DeclineReason.Matching))));
        Assert.DoesNotContain(Of(held, Noon.AddHours(1)), m => m is HoldWaits);
    }

    [Theory]
    [InlineData(59.9, false)]
    [InlineData(60, true)]
    [InlineData(71.9, true)]
    public void A_word_is_asked_for_half_a_day_before_it_is_too_old(double hours, bool wanted)
    {
        var matters = Of(A.Setting(), Noon.AddHours(hours));

        Assert.Equal(wanted, matters is [WordWanted { Stale: false }]);
        Assert.Equal(wanted ? 1 : 0, matters.Count);
    }

    [Fact]
    public void A_word_that_is_too_old_is_asked_for_until_it_is_given()
    {
        var home = A.Setting();

        Assert.True(Assert.IsType<WordWanted>(Assert.Single(Of(home, Noon.AddHours(72)))).Stale);
        Assert.Empty(Of(home.Do(new Confirm(), A.Provider, Noon.AddHours(72)), Noon.AddHours(72)));
    }

    [Fact]
    public void An_emergency_settings_word_is_asked_for_only_once_it_ages()
    {
        var carers = A.Setting(profile: A.Profile(SettingType.FosterHousehold, ["fostering-edt"]));

        Assert.Empty(Of(carers, Noon.AddHours(11.9)));
        Assert.Equal(Noon.AddHours(24), Assert.IsType<WordWanted>(Assert.Single(Of(carers, Noon.AddHours(12)))).StaleAt);
    }

    [Theory]
    [InlineData(47, 1)]
    [InlineData(48, 1)]
    [InlineData(48.1, 0)]
    public void A_suspension_that_ends_within_two_days_is_told_of_beds_and_of_settings(double hours, int told)
    {
        var until = Noon.AddHours(hours);

        var bed = Of(A.Setting().Do(new SuspendBed("2", SuspensionReason.Staffing, until)));
        var whole = Of(A.Setting().Do(new SuspendSetting(SuspensionReason.Maintenance, until)));

        Assert.Equal(told, bed.Count(m => m is SuspensionEnds { Bed.Id: "2" }));
        Assert.Equal(told, whole.Count(m => m is SuspensionEnds { Bed: null }));
    }

    [Fact]
    public void A_suspension_without_an_end_is_nothing_to_look_at() => Assert.Empty(Of(A.Setting().Do(new SuspendBed("1", SuspensionReason.Staffing))));

    [Fact]
    public void A_departure_is_overdue_from_the_day_after_as_clocks_in_England_show_it()
    {
        var home = A.Setting(occupied: 1).Do(new ExpectFree("1", new(2026, 11, 23)));

        Assert.Empty(Of(home, new(2026, 11, 23, 23, 59, 0, TimeSpan.Zero)));
        Assert.Equal("1", Assert.IsType<DepartureDue>(Assert.Single(Of(home, new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)))).Bed.Id);
    }

    [Fact]
    public void Holds_come_first_then_words_then_ends_then_departures_and_each_kind_by_what_presses()
    {
        var now = Noon.AddHours(73);
        var late = Fresh("late").Held(until: now.AddHours(2));
        var soon = Fresh("soon").Held(until: now.AddHours(1));
        var stale = A.Setting(id: "stale");
        var ending = Fresh("ending").Do(new SuspendBed("1", SuspensionReason.Staffing, now.AddHours(5)), now: now);
        var overdue = Fresh("overdue", occupied: 1).Do(new ExpectFree("1", new(2026, 11, 20)), now: now);

        var matters = Of([overdue, ending, stale, late, soon], now);

        Assert.Equal(["soon", "late", "stale", "ending", "overdue"], matters.Select(m => m.Setting.Id));

        Setting Fresh(string id, int occupied = 0) => A.Setting(id: id, occupied: occupied, at: now.AddHours(-1));
    }

    [Fact]
    public void Of_a_closed_setting_nothing_waits() => Assert.Empty(Of(A.Setting().Do(new CloseSetting(), A.Admin), Noon.AddDays(30)));

    private static IReadOnlyList<Matter> Of(Setting setting, DateTimeOffset? now = null) => Of([setting], now ?? Noon);

    private static IReadOnlyList<Matter> Of(Setting[] settings, DateTimeOffset now) => AttentionRules.Of(settings, A.FreshFor, now);
}
