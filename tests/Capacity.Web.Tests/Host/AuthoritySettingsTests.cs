using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Terms;
using Capacity.Web.Host;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.Host;

public class AuthoritySettingsTests
{
    private const string Coventry = "E08000026", Birmingham = "E08000025", Warwickshire = "E10000031";

    [Fact]
    public void Left_out_they_are_what_authorities_have_published()
    {
        var policies = Read();

        Assert.Equal("09:00-12:00", Say(policies.Of(Birmingham).EmergencyHours.WeekdaysClosed));
        Assert.Equal("12:00", policies.Of(Warwickshire).EmergencyStay.Said);
        Assert.Equal(new AuthorityPolicy(), policies.Of(Coventry));
    }

    [Fact]
    public void An_empty_one_is_as_good_as_left_out() => Assert.Equal(new AuthorityPolicy(), Read($"{Coventry}:RotaWeeks=", $"{Coventry}:SetAside= ").Of(Coventry));

    [Fact]
    public void An_authority_says_one_thing_and_the_rest_stays_as_it_was()
    {
        var birmingham = Read($"{Birmingham}:RotaHouseholds=4").Of(Birmingham);

        Assert.Equal((4, 2, "09:00-12:00"), (birmingham.RotaHouseholds, birmingham.RotaWeeks, Say(birmingham.EmergencyHours.WeekdaysClosed)));
    }

    [Fact]
    public void Its_order_of_preference_is_read()
    {
        var preference = Read($"{Coventry}:Preference=distance-band; sector", $"{Coventry}:Types=childrens-home;foster-household", $"{Coventry}:Sectors=framework;in-house", $"{Coventry}:DistanceBands=2.5;10")
            .Of(Coventry).Preference;

        Assert.Equal([Criterion.DistanceBand, Criterion.Sector], preference.Order);
        Assert.Equal([SettingType.ChildrensHome, SettingType.FosterHousehold], preference.Types);
        Assert.Equal([Sector.Framework, Sector.InHouse], preference.Sectors);
        Assert.Equal([2.5, 10], preference.Bands);
    }

    [Fact]
    public void It_may_have_its_emergency_carers_on_duty_rung_first()
    {
        Assert.Equal([Criterion.OnDuty, Criterion.Distance], Read($"{Coventry}:Preference=on-duty;distance").Of(Coventry).Preference.Order);
        Assert.DoesNotContain(Criterion.OnDuty, Preference.Standard.Order);
    }

    [Fact]
    public void Its_hours_are_read_and_taken_back()
    {
        var closed = Read($"{Coventry}:EmergencyWeekdaysClosed=09:00-17:00", $"{Coventry}:EmergencyWeekendsClosed=10:00-11:00").Of(Coventry).EmergencyHours;
        var open = Read($"{Birmingham}:EmergencyWeekdaysClosed=never").Of(Birmingham).EmergencyHours;

        Assert.Equal(("09:00-17:00", "10:00-11:00"), (Say(closed.WeekdaysClosed), Say(closed.WeekendsClosed)));
        Assert.Equal(EmergencyHours.Always, open);
    }

    [Theory]
    [InlineData("48 hours")]
    [InlineData("next working day 17:00")]
    [InlineData("12:00")]
    public void Its_stay_is_read(string stay) => Assert.Equal(stay, Read($"{Coventry}:EmergencyStay={stay}").Of(Coventry).EmergencyStay.Said);

    [Fact]
    public void Its_rota_and_its_retention_are_read()
    {
        var policy = Read($"{Coventry}:RotaWeeks=1", $"{Coventry}:RotaHouseholds=5", $"{Coventry}:RetentionDays=30").Of(Coventry);

        Assert.Equal((1, 5, 30), (policy.RotaWeeks, policy.RotaHouseholds, policy.RetentionDays));
    }

    [Fact]
    public void Policies_that_it_does_not_follow_are_read()
    {
        var aside = Read($"{Coventry}:SetAside=emergency-only;exclusive-to-another-authority").Of(Coventry).SetAside;

        Assert.Equal(RuleSet.Of(Rule.EmergencyOnly, Rule.ExclusiveToAnotherAuthority), aside);
    }

    [Fact]
    public void A_code_may_be_written_small_and_may_lie_outside_the_region()
    {
        Assert.Equal(1, Read("e08000026:RotaWeeks=1").Of(Coventry).RotaWeeks);
        Assert.Equal(1, Read("E09000001:rotaweeks=1").Of("E09000001").RotaWeeks);
    }

    [Theory]
    [InlineData("Birmingham:RotaWeeks=1", "Authorities__Birmingham: an authority is its ONS code")]
    [InlineData("E08000025:RotaWeek=1", "Authorities__E08000025__RotaWeek is not known: it is one of SetAside, Preference,")]
    [InlineData("E08000025=yes", "Authorities__E08000025 is 'yes': it is a group")]
    [InlineData("E08000025:Types:0=childrens-home", "Authorities__E08000025__Types is a list: it is one text")]
    [InlineData("E08000025:SetAside=rating-inadequate", "Authorities__E08000025__SetAside is 'rating-inadequate': only these may be set aside: exclusive-to-another-authority, emergency-only")]
    [InlineData("E08000025:SetAside=law", "Authorities__E08000025__SetAside is 'law': it is some of too-far,")]
    [InlineData("E08000025:Preference=price", "Authorities__E08000025__Preference is 'price': it is some of type, sector,")]
    [InlineData("E08000025:Preference=type;type", "Authorities__E08000025__Preference is 'type;type': it is some of type, sector,")]
    [InlineData("E08000025:Preference=;", "Authorities__E08000025__Preference is ';': it is some of type, sector,")]
    [InlineData("E08000025:Types=hotel", "Authorities__E08000025__Types is 'hotel'")]
    [InlineData("E08000025:Sectors=private", "Authorities__E08000025__Sectors is 'private'")]
    [InlineData("E08000025:DistanceBands=10;5", "Authorities__E08000025__DistanceBands is '10;5': it is up to 6 distances in miles, ascending")]
    [InlineData("E08000025:DistanceBands=0;5", "Authorities__E08000025__DistanceBands is '0;5'")]
    [InlineData("E08000025:DistanceBands=1;2;3;4;5;6;7", "Authorities__E08000025__DistanceBands is '1;2;3;4;5;6;7'")]
    [InlineData("E08000025:EmergencyWeekdaysClosed=12:00-09:00", "Authorities__E08000025__EmergencyWeekdaysClosed is '12:00-09:00': it is hours such as '09:00-12:00', or 'never'")]
    [InlineData("E08000025:EmergencyWeekendsClosed=always", "Authorities__E08000025__EmergencyWeekendsClosed is 'always'")]
    [InlineData("E08000025:EmergencyStay=three days", "Authorities__E08000025__EmergencyStay is 'three days': it is '72 hours',")]
    [InlineData("E08000025:RotaWeeks=0", "Authorities__E08000025__RotaWeeks is '0': it is a whole number from 1 to 8")]
    [InlineData("E08000025:RotaWeeks=two", "Authorities__E08000025__RotaWeeks is 'two'")]
    [InlineData("E08000025:RotaHouseholds=51", "Authorities__E08000025__RotaHouseholds is '51': it is a whole number from 1 to 50")]
    [InlineData("E08000025:RetentionDays=-1", "Authorities__E08000025__RetentionDays is '-1'")]
    public void One_that_makes_no_sense_is_named_in_one_line(string setting, string beginning)
    {
        var fault = Assert.Throws<SettingFault>(() => Read(setting));

        Assert.StartsWith(beginning, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void It_stops_the_start() =>
        Assert.Throws<SettingFault>(() => StartSettings.Read(Configured("E08000025:RotaWeeks=0"), Path.GetTempPath()));

    private static AuthorityPolicies Read(params string[] settings) => AuthoritySettings.Read(Configured(settings));

    private static IConfiguration Configured(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create($"Authorities:{p[0]}", (string?)p[1]))).Build();

    private static string? Say(ClosedHours? hours) => hours is null ? null : $"{hours.From:HH\\:mm}-{hours.To:HH\\:mm}";
}
