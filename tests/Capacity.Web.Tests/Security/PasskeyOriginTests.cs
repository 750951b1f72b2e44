using Capacity.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Capacity.Web.Tests.Security;

public class PasskeyOriginTests
{
    [Theory]
    [InlineData("https://capacity.example.gov.uk", false, true)]
    [InlineData("https://capacity.example.gov.uk", true, false)]
    [InlineData("http://capacity.example.gov.uk", false, false)]
    [InlineData("https://capacity.example.gov.uk:8443", false, false)]
    [InlineData("https://evil.example", false, false)]
    [InlineData("null", false, false)]
    public void Where_the_site_has_an_address_a_passkey_is_of_that(string origin, bool inFrame, bool ours) =>
        Assert.Equal(ours, PasskeyOrigin.IsOurs(origin, inFrame, new("https://capacity.example.gov.uk/"), new HostString("10.0.0.7", 5080)));

    [Theory]
    [InlineData("http://localhost:5080", "localhost:5080", true)]
    [InlineData("http://localhost:5081", "localhost:5080", false)]
    [InlineData("https://tracker.example", "tracker.example", true)]
    [InlineData("http://tracker.example", "tracker.example", false)]
    [InlineData("https://evil.example", "tracker.example", false)]
    public void Else_it_is_of_the_address_that_was_called_safely(string origin, string host, bool ours) =>
        Assert.Equal(ours, PasskeyOrigin.IsOurs(origin, inFrame: false, site: null, new HostString(host)));
}
