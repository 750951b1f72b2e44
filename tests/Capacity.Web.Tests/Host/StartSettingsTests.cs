using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Host;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.Host;

public class StartSettingsTests
{
    [Fact]
    public void Left_out_they_are_those_of_the_contract()
    {
        var settings = Read();

        Assert.Equal(Path.Combine(Path.GetTempPath(), "data"), settings.DataFolder);
        Assert.True(settings.Demo);
        Assert.Null(settings.BootstrapToken);
        Assert.Equal(new FreshnessLimits { Hours = 72, EmergencyHours = 24 }, settings.Freshness);
    }

    [Fact]
    public void An_empty_one_is_as_good_as_left_out()
    {
        var settings = Read("CAPACITY_DATA=", "CAPACITY_ROLE=", "CAPACITY_DEMO=", "CAPACITY_BOOTSTRAP_TOKEN=", "ConnectionStrings:Capacity=", "Freshness:Hours=");

        Assert.Equal(Read(), settings);
    }

    [Theory]
    [InlineData("all", NodeRole.All, true, true)]
    [InlineData("silo", NodeRole.Silo, true, false)]
    [InlineData("web", NodeRole.Web, false, true)]
    internal void On_a_database_nodes_have_roles_and_no_demo(string role, NodeRole expected, bool keepsGrains, bool serves)
    {
        var settings = Read("ConnectionStrings:Capacity=Host=db;Database=capacity", $"CAPACITY_ROLE={role}");

        Assert.Equal((expected, keepsGrains, serves, false), (settings.Role, settings.KeepsGrains, settings.Serves, settings.Demo));
    }

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("72", 72)]
    [InlineData("0.001", 0.001)]
    public void Freshness_takes_decimals(string hours, double expected) => Assert.Equal(expected, Read($"Freshness:EmergencyHours={hours}").Freshness.EmergencyHours);

    [Fact]
    public void A_demo_that_plays_is_a_demo_and_its_words_grow_old_as_fast_as_its_days_pass()
    {
        var (usual, fast, said) = (Read("CAPACITY_DEMO=live"), Read("CAPACITY_DEMO=live", "CAPACITY_DEMO_SPEED=120", "CAPACITY_DEMO_SEED=7"), Read("CAPACITY_DEMO=live", "Freshness:Hours=72"));

        Assert.True(usual.Demo);
        Assert.Equal((60.0, 2024), (usual.Plays!.Speed, usual.Plays.Seed));
        Assert.Equal((120.0, 7), (fast.Plays!.Speed, fast.Plays.Seed));
        Assert.Equal((0.6, 0.2), (Math.Round(fast.Freshness.Hours, 6), Math.Round(fast.Freshness.EmergencyHours, 6)));
        Assert.Equal(72, said.Freshness.Hours);
        Assert.Null(Read("CAPACITY_DEMO=region", "CAPACITY_DEMO_SPEED=120").Plays);
    }

    [Theory]
    [InlineData("0.5", null, "CAPACITY_DEMO_SPEED is '0.5'")]
    [InlineData("3601", null, "CAPACITY_DEMO_SPEED is '3601'")]
    [InlineData("fast", null, "CAPACITY_DEMO_SPEED is 'fast'")]
    [InlineData("60", "-1", "CAPACITY_DEMO_SEED is '-1'")]
    public void A_day_that_cannot_be_played_is_named_too(string speed, string? seed, string beginning) =>
        Assert.StartsWith(beginning, Assert.Throws<SettingFault>(() => Read("CAPACITY_DEMO=live", $"CAPACITY_DEMO_SPEED={speed}", $"CAPACITY_DEMO_SEED={seed}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("CAPACITY_ROLE=silo", "CAPACITY_ROLE is 'silo'")]
    [InlineData("CAPACITY_ROLE=web", "CAPACITY_ROLE is 'web'")]
    [InlineData("CAPACITY_ROLE=both", "CAPACITY_ROLE is 'both'")]
    [InlineData("ConnectionStrings:Capacity=Host=db", "ConnectionStrings__Capacity cannot be used: it names no Database")]
    [InlineData("ConnectionStrings:Capacity=Database=capacity", "ConnectionStrings__Capacity cannot be used: it names no Host")]
    [InlineData("ConnectionStrings:Capacity=postgres://db/capacity", "ConnectionStrings__Capacity cannot be used: ")]
    [InlineData("Cluster:Address=no such host", "Cluster__Address is 'no such host'")]
    [InlineData("Cluster:SiloPort=70000", "Cluster__SiloPort is '70000'")]
    [InlineData("Cluster:MissedProbes=0", "Cluster__MissedProbes is '0'")]
    [InlineData("Cluster:ProbeTimeout=soon", "Cluster__ProbeTimeout is 'soon'")]
    [InlineData("CAPACITY_DEMO=yes", "CAPACITY_DEMO is 'yes'")]
    [InlineData("CAPACITY_DATA=a\0b", "CAPACITY_DATA is")]
    [InlineData("CAPACITY_BOOTSTRAP_TOKEN=two words", "CAPACITY_BOOTSTRAP_TOKEN")]
    [InlineData("CAPACITY_BOOTSTRAP_TOKEN=schlüssel", "CAPACITY_BOOTSTRAP_TOKEN")]
    [InlineData("Freshness:Hours=0", "Freshness__Hours is '0'")]
    [InlineData("Freshness:Hours=-1", "Freshness__Hours is '-1'")]
    [InlineData("Freshness:Hours=72,5", "Freshness__Hours is '72,5'")]
    [InlineData("Freshness:Hours=NaN", "Freshness__Hours is 'NaN'")]
    [InlineData("Freshness:EmergencyHours=many", "Freshness__EmergencyHours is 'many'")]
    [InlineData("Freshness:EmergencyHours=1e300", "Freshness__EmergencyHours is '1e300'")]
    [InlineData("Limits:SearchesPerMinute=-1", "Limits__SearchesPerMinute is '-1'")]
    [InlineData("Limits:TokenImportsPerMinute=often", "Limits__TokenImportsPerMinute is 'often'")]
    [InlineData("Limits:SignInsPerMinute=60001", "Limits__SignInsPerMinute is '60001'")]
    [InlineData("Proxies:Known=10.0.0.5;proxy", "Proxies__Known has 'proxy'")]
    [InlineData("Proxies:Known=10.0.0.0/33", "Proxies__Known has '10.0.0.0/33'")]
    [InlineData("urls=localhost:5080", "ASPNETCORE_URLS or --urls is 'localhost:5080'")]
    [InlineData("urls=http://localhost:99999", "ASPNETCORE_URLS or --urls is 'http://localhost:99999'")]
    public void One_that_makes_no_sense_is_named_in_one_line(string setting, string beginning)
    {
        var fault = Assert.Throws<SettingFault>(() => Read(setting));

        Assert.StartsWith(beginning, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task It_stops_the_start_with_that_line_alone_and_code_2()
    {
        await using var store = TestStore.Embedded();

        var (code, error) = await ProgramRun.ToEndAsync(store, "CAPACITY_DEMO=yes");

        Assert.Equal(2, code);
        Assert.Equal("CAPACITY_DEMO is 'yes': it is 'region', 'live' or 'none'.", error.TrimEnd());
    }

    [Fact]
    public async Task A_store_that_another_program_has_open_stops_the_start_with_one_line()
    {
        await using var store = TestStore.Embedded();
        await using var first = await TrackerHost.StartAsync(store);

        var (code, error) = await ProgramRun.ToEndAsync(store);

        Assert.Equal(2, code);
        Assert.Contains(store.Folder, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_another_program_has_stops_the_start_with_one_line()
    {
        await using var store = TestStore.Embedded();
        await using var first = await TrackerHost.StartAsync();

        var (code, error) = await ProgramRun.ToEndAsync(store, $"urls={first.Address.GetLeftPart(UriPartial.Authority)}");

        Assert.Equal(2, code);
        Assert.Contains("--urls", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static StartSettings Read(params string[] settings) => StartSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], (string?)p[1]))).Build(), Path.GetTempPath());
}
