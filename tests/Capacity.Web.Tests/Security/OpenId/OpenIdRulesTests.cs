using System.Security.Claims;
using Capacity.Terms;
using Capacity.Web.Security.OpenId;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.Security.OpenId;

public class OpenIdRulesTests
{
    private static readonly string[] Duty = ["iss=https://council", "sub=7", "email=jo@example.gov.uk", "name=Jo Archer", "roles=Duty"];

    [Fact]
    public void Claims_make_somebody_who_may_do_something()
    {
        var (arrival, refused) = Decide(Duty);

        Assert.Null(refused);
        Assert.Equal(new Arrival("https://council", "7", "Jo Archer", "jo@example.gov.uk", Role.Duty, null, null), arrival);
    }

    [Theory]
    [InlineData(Role.Admin, "Provider", "Commissioner", "Duty", "Admin")]
    [InlineData(Role.Duty, "Provider", "Commissioner", "Duty")]
    [InlineData(Role.Commissioner, "Provider", "Commissioner", "Unknown")]
    [InlineData(Role.Commissioner, "COMMISSIONER")]
    internal void Of_several_roles_the_widest_counts(Role expected, params string[] values) =>
        Assert.Equal(expected, Decide([.. Duty.SkipLast(1), .. values.Select(v => $"roles={v}")]).Arrival?.Role);

    [Theory]
    [InlineData(Refused.NoRole, "roles=Unknown")]
    [InlineData(Refused.NoRole, "roles=")]
    [InlineData(Refused.NoRole, "groups=Duty")]
    [InlineData(Refused.NoProvider, "roles=Provider")]
    [InlineData(Refused.NoProvider, "roles=Provider", "org=Not An Id")]
    internal void Without_a_role_that_counts_nobody_comes_in(Refused expected, params string[] claims) =>
        Assert.Equal((null, expected), Decide([.. Duty.SkipLast(1), .. claims]));

    [Theory]
    [InlineData("iss", Refused.NotValid)]
    [InlineData("sub", Refused.NotValid)]
    [InlineData("email", Refused.NoEmail)]
    internal void Without_knowing_who_it_is_nobody_comes_in(string missing, Refused expected) =>
        Assert.Equal((null, expected), Decide([.. Duty.Where(c => !c.StartsWith(missing, StringComparison.Ordinal))]));

    [Fact]
    public void A_user_name_that_is_an_address_will_do() =>
        Assert.Equal("jo@example.gov.uk", Decide(["iss=https://council", "sub=7", "preferred_username=jo@example.gov.uk", "roles=Duty"]).Arrival?.Email);

    [Fact]
    public void Somebody_of_a_provider_is_of_that_one_and_works_for_no_authority()
    {
        var arrival = Decide(["iss=https://council", "sub=7", "email=jo@example.gov.uk", "roles=Provider", "org=acme-care", "la=E08000025"], "AuthorityClaim=la").Arrival;

        Assert.Equal((Role.Provider, "acme-care", null), (arrival?.Role, arrival?.ProviderId, arrival?.AuthorityId));
    }

    [Theory]
    [InlineData("AuthorityId=E08000026", null, "E08000026")]
    [InlineData("AuthorityClaim=la", "E08000025", "E08000025")]
    [InlineData("AuthorityClaim=la", "Birmingham", null)]
    [InlineData("AuthorityClaim=la", null, null)]
    public void Whom_somebody_works_for_is_said_once_or_by_a_claim(string setting, string? claim, string? expected) =>
        Assert.Equal(expected, Decide([.. Duty, $"la={claim}"], setting).Arrival?.AuthorityId);

    [Theory]
    [InlineData("RequireAmr=mfa;hwk", true, "amr=pwd", "amr=mfa")]
    [InlineData("RequireAmr=mfa;hwk", true, "amr=hwk")]
    [InlineData("RequireAmr=mfa;hwk", false, "amr=pwd")]
    [InlineData("RequireAmr=mfa", false, "amr=MFA")]
    [InlineData("RequireAmr=mfa", false, "acr=mfa")]
    [InlineData("RequireAmr=mfa", false)]
    [InlineData("RequireAcr=c1", true, "acrs=c1")]
    [InlineData("RequireAcr=urn:gov:gold", true, "acr=urn:gov:gold")]
    [InlineData("RequireAcr=c1", false, "acr=0")]
    public void How_somebody_proved_who_they_are_can_be_asked(string setting, bool isEnough, params string[] claims) =>
        Assert.Equal(isEnough ? null : Refused.NoSecondFactor, Decide([.. Duty, .. claims], setting).Refused);

    [Fact]
    public void Both_ways_are_asked_where_both_are_set() =>
        Assert.Equal(Refused.NoSecondFactor, Decide([.. Duty, "amr=mfa", "acr=0"], "RequireAmr=mfa", "RequireAcr=c1").Refused);

    [Fact]
    public void A_name_is_cut_where_an_account_could_not_hold_it() =>
        Assert.Equal(200, Decide([.. Duty.Where(c => !c.StartsWith("name", StringComparison.Ordinal)), "name=" + new string('x', 300)]).Arrival?.Name.Length);

    private static (Arrival? Arrival, Refused? Refused) Decide(string[] claims, params string[] settings)
    {
        string[] all =
        [
            "Authority=https://council", "ClientId=capacity", "ClientSecret=secret", "Roles:Duty=duty", "Roles:Commissioner=commissioner", "Roles:Provider=provider", "Roles:Admin=admin", "ProviderClaim=org", .. settings,
        ];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create($"OpenIdConnect:{p[0]}", (string?)p[1]))).Build();
        return OpenIdRules.Decide(OpenIdSettings.Read(configuration)!, [.. claims.Select(c => c.Split('=', 2)).Select(p => new Claim(p[0], p[1]))]);
    }
}
