using System.Net;
using Capacity.Web.Security;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>Behind a proxy, whose word about a call is believed only where it is known.</summary>
public class ProxyTests(TrackerHost host)
{
    [Fact]
    public async Task Over_https_a_browser_is_told_to_come_by_https_from_now_on()
    {
        await using var behind = await TrackerHost.StartAsync(null, null, "Proxies:Known=127.0.0.1");

        using var secure = await AskAsync(behind, "capacity.example", "https");
        using var plain = await AskAsync(behind, "capacity.example", "http");
        using var here = await AskAsync(behind, "localhost", "https");

        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.False(here.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_stranger_who_says_it_was_https_is_not_believed()
    {
        using var answer = await AskAsync(host, "capacity.example", "https");

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Where_a_browser_would_keep_no_cookie_the_page_of_signing_in_says_so()
    {
        using var plain = await AskAsync(host, "capacity.example", "http");
        using var here = await AskAsync(host, "localhost", "http");

        Assert.Contains("not encrypted", await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("not encrypted", await here.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_accounts_are_for_no_call_that_a_proxy_passed_on()
    {
        await using var behind = await TrackerHost.StartAsync(null, null, "Proxies:Known=127.0.0.1", "CAPACITY_DEMO=region");

        using var direct = await behind.Nobody.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        using var passedOn = await AskAsync(behind, "localhost", "http");

        Assert.Contains("demo-duty", await direct.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("demo-duty", await passedOn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void An_address_is_that_of_a_subscriber(string address, string who) => Assert.Equal(who, Addresses.Of(IPAddress.Parse(address)));

    private static async Task<HttpResponseMessage> AskAsync(TrackerHost host, string name, string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = name;
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await host.Nobody.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
