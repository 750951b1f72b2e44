using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

public class SettingRulesTests
{
    [Fact]
    public void What_is_not_registered_is_not_found() => Assert.Equal("not-found", ((Setting?)null).Decide(new Confirm()).Refusal?.Slug);

    [Fact]
    public void First_counts_occupy_the_first_beds_and_suspend_the_next()
    {
        var home = Setting(beds: 4, occupied: 2, suspended: 1);

        Assert.Equal([BedStatus.Occupied, BedStatus.Occupied, BedStatus.Suspended, BedStatus.Vacant], home.Beds.Select(b => b.Status));
        Assert.Equal("E08000025", home.Beds[0].Occupancy!.Authority);
        Assert.Equal(Suspension.AsRegistered, home.Beds[2].Suspension);
    }

    [Fact]
    public void A_suspended_setting_offers_nothing_and_says_why_each_bed_once()
    {
        var home = Setting(beds: 4, occupied: 1).Do(new SuspendBed("2", SuspensionReason.Maintenance)).Do(new SuspendSetting(SuspensionReason.Regulator), Commissioner);

        var offer = home.ToOffer(FreshFor);

        Assert.Equal(new Counts(4, 1, 0, 0, 0, 3), offer.Counts(Noon));
        Assert.Equal([new("maintenance", 1), new("regulator", 2)], offer.SuspendedBy);
    }

    [Fact]
    public void Every_forbiddance_is_named_and_the_first_is_counted()
    {
        var home = Setting(beds: 1, profile: Profile(rating: Rating.Inadequate, tags: ["named-child"])).Do(new SuspendSetting(SuspensionReason.Staffing));

        Assert.Equal(["staffing", "rating-inadequate", "named-child-only"], home.NotOfferedBecause(Noon));
        Assert.Equal([new("staffing", 1)], home.ToOffer(FreshFor).SuspendedBy);
    }

    [Theory]
    [InlineData(new[] { "fostering-connected" }, true)]
    [InlineData(new[] { "fostering-connected", "fostering-reg24" }, true)]
    [InlineData(new[] { "fostering-connected", "fostering-mainstream" }, false)]
    public void A_setting_of_named_child_categories_only_is_never_a_general_vacancy(string[] categories, bool named) =>
        Assert.Equal(named, Profile(SettingType.FosterHousehold, categories).IsNamedChildOnly);

    [Fact]
    public void A_setting_with_a_child_in_it_cannot_be_closed() =>
        Assert.Equal("beds-in-use", Setting(occupied: 1).Decide(new CloseSetting(), Admin).Refusal?.Slug);

    [Fact]
    public void Time_alone_makes_an_available_bed_unconfirmed_at_the_limit()
    {
        var offer = Setting(beds: 2).ToOffer(FreshFor);

        Assert.Equal(new Counts(2, 0, 0, 2, 0, 0), offer.Counts(Noon.AddHours(72).AddMilliseconds(-1)));
        Assert.Equal(new Counts(2, 0, 0, 0, 2, 0), offer.Counts(Noon.AddHours(72)));
    }

    [Theory]
    [InlineData(35.9, Freshness.Fresh)]
    [InlineData(36, Freshness.Ageing)]
    [InlineData(71.9, Freshness.Ageing)]
    [InlineData(72, Freshness.Stale)]
    public void A_setting_is_ageing_past_half_its_limit_and_stale_past_it(double hours, Freshness expected) =>
        Assert.Equal(expected, Setting().ToOffer(A.FreshFor).Freshness(Noon.AddHours(hours)));

    [Fact]
    public void An_emergency_category_has_the_shorter_limit() =>
        Assert.Equal(Noon.AddHours(24), Setting(profile: Profile(SettingType.FosterHousehold, ["fostering-edt", "fostering-mainstream"])).ToOffer(A.FreshFor).StaleAt);

    public static TheoryData<Actor, SettingCommand, bool> WhoConfirms => new()
    {
        { Provider, new SuspendBed("1", SuspensionReason.Staffing), true },
        { Provider, new Confirm(), true },
        { Duty, new Confirm(), true },
        { Duty, new SuspendBed("1", SuspensionReason.Staffing), false },
        { Commissioner, new SuspendSetting(SuspensionReason.Quality), false },
        { Admin, new AddBed(), false },
        { Admin, new RegisterSetting(Profile(name: "Another name"), 3, null), false },
    };

    [Theory, MemberData(nameof(WhoConfirms))]
    public void Only_a_confirmation_or_a_change_by_its_provider_restarts_freshness(Actor by, SettingCommand command, bool confirms)
    {
        var later = Noon.AddHours(5);

        var home = Setting().Do(command, by, later);

        Assert.Equal(confirms ? later : Noon, home.ConfirmedAt);
    }

    [Fact]
    public void What_has_run_out_ends_by_itself_once()
    {
        var until = Noon.AddHours(1);
        var home = Setting(beds: 3).Do(new SuspendBed("2", SuspensionReason.Staffing, until)).Held("h-1", until: until).Do(new SuspendSetting(SuspensionReason.Other, until, "Flood"));

        Assert.Equal(until, home.NextDue());
        Assert.Empty(SettingRules.Due(home, until.AddMilliseconds(-1)));
        var ended = SettingRules.Due(home, until).ToArray();
        Assert.Equal([new HoldExpired("h-1"), new SuspensionEnded("2"), new SuspensionEnded(null)], ended);
        var after = ended.Aggregate(home, (s, e) => s.After(e, Actor.System, until));
        Assert.Equal((3, null, Noon), (after.ToOffer(A.FreshFor).Vacant, after.NextDue(), after.ConfirmedAt));
    }

    [Fact]
    public void Limits_are_cleared_by_an_empty_body_and_pass_without_an_event()
    {
        var limits = new Limits(12, null, Gender.Male, ["fire-setting"], false, Noon.AddDays(1));
        var home = Setting().Do(new SetLimits(limits));
        var none = new Limits(null, null, null, [], false, null);

        Assert.Equal(Decision.NothingToDo, home.Decide(new SetLimits(limits)));
        Assert.Equal(new LimitsSet(null), home.Decide(new SetLimits(none)).Event);
        Assert.NotNull(SettingView.Of(home, A.FreshFor, Noon).Limits);
        Assert.Null(SettingView.Of(home, A.FreshFor, Noon.AddDays(1)).Limits);
        Assert.Equal(Decision.NothingToDo, home.Decide(new SetLimits(none), now: Noon.AddDays(1)));
    }

    [Fact]
    public void A_rating_given_twice_is_recorded_once()
    {
        var rate = new Rate(Rating.Inadequate, new(2026, 11, 20));
        var home = Setting(beds: 2).Do(rate, Admin);

        Assert.Equal(Decision.NothingToDo, home.Decide(rate, Admin));
        Assert.Equal([new("rating-inadequate", 2)], home.ToOffer(A.FreshFor).SuspendedBy);
    }
}
