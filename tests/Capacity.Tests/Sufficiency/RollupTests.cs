using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

public class RollupTests
{
    private readonly Rollup _rollup = new(Noon);

    [Fact]
    public void A_later_version_replaces_an_earlier_one()
    {
        Take("home-1", 1, An.Offer(vacant: 3));

        Take("home-1", 2, An.Offer(occupied: 1, vacant: 2));

        Assert.Equal(new Counts(3, 1, 0, 2, 0, 0), _rollup.ToSums().Counts);
    }

    [Fact]
    public void An_earlier_version_changes_nothing()
    {
        Take("home-1", 2, An.Offer(vacant: 3));

        Assert.False(Take("home-1", 1, An.Offer(vacant: 5)));

        Assert.Equal(new Counts(3, 0, 0, 3, 0, 0), _rollup.ToSums().Counts);
    }

    [Fact]
    public void A_repeat_changes_nothing()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        var revision = _rollup.Revision;

        Assert.False(Take("home-1", 1, An.Offer(vacant: 3)));

        Assert.Equal((3, revision), (_rollup.ToSums().Counts.Registered, _rollup.Revision));
    }

    [Fact]
    public void A_member_that_has_left_stays_away_however_late_its_earlier_word_comes()
    {
        Take("home-1", 3, null);

        Take("home-1", 2, An.Offer());

        Assert.Equal((0, 0), (_rollup.ToSums().Settings, _rollup.Count));
    }

    [Fact]
    public void A_member_may_come_back()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        Take("home-1", 2, null);

        Take("home-1", 3, An.Offer(vacant: 2));

        Assert.Equal((1, 2, 1), (_rollup.ToSums().Settings, _rollup.ToSums().Counts.Available, _rollup.Count));
    }

    [Fact]
    public void A_closed_setting_is_a_member_that_counts_nowhere()
    {
        Take("home-1", 1, An.Offer(status: SettingStatus.Closed, vacant: 0, suspendedBy: [new("closed", 3)]));

        Assert.Equal(1, _rollup.Count);
        Assert.Equivalent(Sums.None, _rollup.ToSums());
    }

    [Fact]
    public void Vacant_beds_are_suspended_by_the_rota_while_their_carers_are_off_duty_confirmed_or_not()
    {
        var offer = An.Offer(vacant: 2, suspendedBy: [new("staffing", 1)], limit: TimeSpan.FromHours(24)) with { OffDuty = [new(Noon.AddHours(1), Noon.AddHours(3)), new(Noon.AddHours(23), Noon.AddHours(25))] };
        Take("carers-1", 1, offer);

        foreach (var (hours, counts) in new (double, Counts)[] { (0, new(3, 0, 0, 2, 0, 1)), (1, new(3, 0, 0, 0, 0, 3)), (3, new(3, 0, 0, 2, 0, 1)), (24, new(3, 0, 0, 0, 0, 3)), (25, new(3, 0, 0, 0, 2, 1)), (2, new(3, 0, 0, 0, 0, 3)) })
        {
            Assert.Equal(hours > 0, _rollup.AdvanceTo(Noon.AddHours(hours)));
            var (sums, off) = (_rollup.ToSums(), offer.IsOffDuty(Noon.AddHours(hours)));
            Assert.Equal((counts, offer.Counts(Noon.AddHours(hours))), (sums.Counts, sums.Counts));
            Assert.Equal(off ? [new("staffing", 1), new("off-rota", 2)] : [new ReasonCount("staffing", 1)], sums.SuspendedBy);
            Assert.Equal(hours >= 24 ? 1 : 0, sums.StaleSettings);
        }
    }

    [Fact]
    public void One_household_that_takes_over_from_another_changes_no_total()
    {
        Take("carers-1", 1, An.Offer(vacant: 1) with { OffDuty = [new(Noon, Noon.AddHours(1))] });
        Take("carers-2", 1, An.Offer(vacant: 1) with { OffDuty = [new(Noon.AddHours(1), Noon.AddHours(2))] });
        var revision = _rollup.Revision;

        Assert.False(_rollup.AdvanceTo(Noon.AddHours(1)));
        Assert.Equal((new Counts(2, 0, 0, 1, 0, 1), revision), (_rollup.ToSums().Counts, _rollup.Revision));
        Assert.True(_rollup.AdvanceTo(Noon.AddHours(2)));
        Assert.Equal(new Counts(2, 0, 0, 2, 0, 0), _rollup.ToSums().Counts);
    }

    [Fact]
    public void Vacant_beds_are_unconfirmed_from_the_moment_the_limit_passes()
    {
        Take("home-1", 1, An.Offer(vacant: 3, limit: TimeSpan.FromHours(24)));

        Assert.False(_rollup.AdvanceTo(Noon.AddHours(24).AddMilliseconds(-1)));
        Assert.Equal((3, 0, 0), Freshness());
        Assert.True(_rollup.AdvanceTo(Noon.AddHours(24)));
        Assert.Equal((0, 3, 1), Freshness());
    }

    [Fact]
    public void A_confirmation_puts_the_moment_off()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        Take("home-1", 2, An.Offer(vacant: 3, confirmedAt: Noon.AddHours(10)));

        Assert.False(_rollup.AdvanceTo(Noon.AddHours(81)));
        Assert.Equal((3, 0, 0), Freshness());
        Assert.True(_rollup.AdvanceTo(Noon.AddHours(82)));
        Assert.Equal((0, 3, 1), Freshness());
    }

    [Fact]
    public void A_confirmation_that_changes_no_sum_is_no_news()
    {
        Take("home-1", 1, An.Offer());
        var revision = _rollup.Revision;

        Assert.True(Take("home-1", 2, An.Offer(confirmedAt: Noon.AddHours(1))));

        Assert.Equal(revision, _rollup.Revision);
    }

    [Fact]
    public void A_shorter_limit_brings_the_moment_forward()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        Take("home-1", 2, An.Offer(vacant: 3, limit: TimeSpan.FromHours(24)));

        Assert.True(_rollup.AdvanceTo(Noon.AddHours(24)));

        Assert.Equal((0, 3, 1), Freshness());
    }

    [Fact]
    public void A_clock_that_goes_back_finds_the_sums_of_that_moment()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        Take("home-2", 1, An.Offer(vacant: 2, limit: TimeSpan.FromHours(24)));
        _rollup.AdvanceTo(Noon.AddHours(100));

        Assert.True(_rollup.AdvanceTo(Noon.AddHours(30)));
        Assert.Equal((3, 2, 1), Freshness());
        Assert.True(_rollup.AdvanceTo(Noon.AddHours(72)));
        Assert.Equal((0, 5, 2), Freshness());
    }

    [Fact]
    public void A_clock_that_goes_back_a_little_changes_nothing()
    {
        Take("home-1", 1, An.Offer(vacant: 3));
        _rollup.AdvanceTo(Noon.AddHours(100));

        Assert.False(_rollup.AdvanceTo(Noon.AddHours(99)));

        Assert.Equal((0, 3, 1), Freshness());
    }

    [Fact]
    public void Reasons_add_up_in_the_catalogues_order_and_go_when_nothing_is_left_of_them()
    {
        Take("home-1", 1, An.Offer(suspendedBy: [new("rating-inadequate", 2), new("staffing", 1)]));
        Take("home-2", 1, An.Offer(suspendedBy: [new("staffing", 2), new("matching", 1)]));
        Take("home-2", 2, An.Offer(suspendedBy: [new("staffing", 2)]));

        Assert.Equal([new("staffing", 3), new("rating-inadequate", 2)], _rollup.ToSums().SuspendedBy);
    }

    [Fact]
    public void A_newer_activation_of_a_total_outranks_an_older_one()
    {
        Share five = Share.Of(new Sums(5, default, [], 0)), six = Share.Of(new Sums(6, default, [], 0));
        _rollup.Take("walsall", Edition.Provisional, Share.Of(new Sums(4, default, [], 0)));
        _rollup.Take("walsall", new(7, 1), six);

        Assert.False(_rollup.Take("walsall", new(6, 900), five));

        Assert.Equal(6, _rollup.ToSums().Settings);
    }

    private bool Take(string setting, int version, Offer? offer) => _rollup.Take(setting, Edition.OfSetting(version), offer is null ? null : Share.Of(offer));

    private (int Available, int Unconfirmed, int StaleSettings) Freshness() =>
        (_rollup.ToSums().Counts.Available, _rollup.ToSums().Counts.Unconfirmed, _rollup.ToSums().StaleSettings);
}
