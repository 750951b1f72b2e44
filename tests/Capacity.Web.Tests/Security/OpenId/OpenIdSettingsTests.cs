using Capacity.Web.Host;
using Capacity.Web.Security.OpenId;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.Security.OpenId;

public class OpenIdSettingsTests
{
    private static readonly string[] Enough = ["Authority=https://login.example.gov.uk/tenant/v2.0", "ClientId=capacity", "ClientSecret=secret", "Roles:Capacity.Duty=duty"];

    [Fact]
    public void Left_out_there_is_no_such_sign_in() => Assert.Null(Read());

    [Fact]
    public void Empty_ones_are_as_good_as_left_out() => Assert.Null(Read("Authority=", "ClientId= ", "Roles:Capacity.Duty="));

    [Fact]
    public void The_rest_has_defaults()
    {
        var settings = Read(Enough)!;

        Assert.Equal(("your council account", "roles", false), (settings.Name, settings.RoleClaim, settings.JoinByEmail));
    }

    [Theory]
    [InlineData("OpenIdConnect__Tenant is not known", "Tenant=1")]
    [InlineData("OpenIdConnect__Authority is not set", "Authority=")]
    [InlineData("OpenIdConnect__Authority is 'login.example.gov.uk'", "Authority=login.example.gov.uk")]
    [InlineData("OpenIdConnect__Authority is 'http://login.example.gov.uk'", "Authority=http://login.example.gov.uk")]
    [InlineData("OpenIdConnect__ClientId is not set", "ClientId=")]
    [InlineData("OpenIdConnect__ClientSecret is not set", "ClientSecret=")]
    [InlineData("OpenIdConnect__Roles is not set", "Roles:Capacity.Duty=")]
    [InlineData("OpenIdConnect__Roles__Capacity.Chief is 'chief'", "Roles:Capacity.Chief=chief")]
    [InlineData("OpenIdConnect__ProviderClaim is not set", "Roles:Capacity.Provider=provider")]
    [InlineData("OpenIdConnect__AuthorityId is 'Birmingham'", "AuthorityId=Birmingham")]
    [InlineData("OpenIdConnect__AuthorityClaim and OpenIdConnect__AuthorityId", "AuthorityId=E08000025", "AuthorityClaim=la")]
    [InlineData("OpenIdConnect__JoinByEmail is 'yes'", "JoinByEmail=yes")]
    public void One_that_makes_no_sense_is_named_in_one_line(string beginning, params string[] settings)
    {
        var fault = Assert.Throws<SettingFault>(() => Read([.. Enough, .. settings]));

        Assert.StartsWith(beginning, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static OpenIdSettings? Read(params string[] settings)
    {
        var said = new Dictionary<string, string?>();
        foreach (var setting in settings.Select(s => s.Split('=', 2))) said[$"OpenIdConnect:{setting[0]}"] = setting[1];
        return OpenIdSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(said).Build());
    }
}
