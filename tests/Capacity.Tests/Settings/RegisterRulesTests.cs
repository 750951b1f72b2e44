using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

public class RegisterRulesTests
{
    [Fact]
    public void The_same_again_changes_nothing_whatever_the_order_of_its_lists()
    {
        var home = Setting(beds: 2, profile: Profile(needs: ["autism", "missing"]));

        Assert.Equal(Decision.NothingToDo, home.Decide(new RegisterSetting(Profile(needs: ["missing", "autism"]), 2, SettingStatus.Open, 9, 9), Admin));
    }

    [Fact]
    public void More_beds_are_added_and_fewer_are_taken_from_the_latest_that_are_free()
    {
        var home = Setting(beds: 3, occupied: 0).Do(new OccupyBed("3", "E08000025"));

        Assert.Equal(["4", "5"], ((ProfileChanged)home.Decide(new RegisterSetting(Profile(), 5, null), Admin).Event!).Added);
        Assert.Equal(["2"], ((ProfileChanged)home.Decide(new RegisterSetting(Profile(), 2, null), Admin).Event!).Removed);
    }

    [Fact]
    public void Fewer_beds_than_are_occupied_or_held_is_refused()
    {
        var home = Setting(beds: 3, occupied: 1).Held();

        Assert.Equal("beds-in-use", home.Decide(new RegisterSetting(Profile(), 1, null), Admin).Refusal?.Slug);
        Assert.Null(home.Decide(new RegisterSetting(Profile(), 2, null), Admin).Refusal);
    }

    [Fact]
    public void Closing_by_the_register_is_refused_while_a_bed_is_in_use() =>
        Assert.Equal("beds-in-use", Setting(occupied: 1).Decide(new RegisterSetting(Profile(), 3, SettingStatus.Closed), Admin).Refusal?.Slug);

    [Fact]
    public void An_open_status_reopens_a_closed_setting()
    {
        var home = Setting().Do(new CloseSetting(), Admin).Do(new RegisterSetting(Profile(), 3, SettingStatus.Open), Admin);

        Assert.Equal((SettingStatus.Open, 3), (home.Status, home.ToOffer(FreshFor).Vacant));
    }

    [Theory]
    [InlineData(false, SettingStatus.Suspended)]
    [InlineData(true, SettingStatus.Open)]
    public void A_register_that_says_open_lifts_a_suspension_only_where_it_is_told_to(bool lifts, SettingStatus expected)
    {
        var home = Setting().Do(new SuspendSetting(SuspensionReason.Staffing), Provider);

        Assert.Equal(expected, home.Do(new RegisterSetting(Profile(), 3, SettingStatus.Open, Lifts: lifts), Admin).Status);
    }

    [Fact]
    public void A_suspension_that_the_register_made_the_register_lifts() =>
        Assert.Equal(SettingStatus.Open, Setting(status: SettingStatus.Suspended).Do(new RegisterSetting(Profile(), 3, SettingStatus.Open), Admin).Status);

    [Fact]
    public void A_status_left_out_is_kept() =>
        Assert.Equal(SettingStatus.Closed, Setting().Do(new CloseSetting(), Admin).Do(new RegisterSetting(Profile(name: "New"), 3, null), Admin).Status);

    [Fact]
    public void A_setting_that_moves_remembers_where_it_counted()
    {
        var home = Setting().Do(new RegisterSetting(Profile(district: "walsall", authority: "E08000030"), 3, null), Admin);

        Assert.Equal("birmingham-northfield", home.Former?.District);
        Assert.Equal("walsall", home.Membership.District);
    }
}
