using Capacity.Terms;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Security;

/// <summary>Who may, of every role and every route: refused before anything is looked up or read.</summary>
public class RoleTests(TrackerHost host)
{
    public static TheoryData<string, string, Role> Refused =>
        [.. RouteTable.All.SelectMany(r => Enum.GetValues<Role>().Except(r.Value).Select(role => (r.Key.Method, r.Key.Route, role)))];

    public static TheoryData<string, string, Role> Allowed => [.. RouteTable.All.SelectMany(r => r.Value.Select(role => (r.Key.Method, r.Key.Route, role)))];

    public static TheoryData<string, string> Routes => [.. RouteTable.All.Keys];

    private IEnumerable<(string Method, string Route)> Mapped => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "ANY", "/" + e.RoutePattern.RawText!.Trim('/')))
        .Where(r => r.Item2.StartsWith("/api/", StringComparison.Ordinal));

    [Fact]
    public void Every_route_of_the_API_is_in_the_table() => Assert.DoesNotContain(Mapped, r => !RouteTable.All.ContainsKey(r));

    [Theory, MemberData(nameof(Refused))]
    public async Task A_role_that_may_not_is_refused_before_anything_is_looked_up(string method, string route, Role role)
    {
        var client = host.As(role);

        var unknown = await client.SendAsync(new(method), Path(route));
        var malformed = await client.SendAsync(new(method), Path(route), Talk.Bytes("{{"u8.ToArray(), "text/plain"), key: "", ifMatch: "x");

        Assert.Equal((403, "not-allowed"), (unknown.Status, unknown.Slug));
        Assert.Equal((403, "not-allowed"), (malformed.Status, malformed.Slug));
    }

    [Theory, MemberData(nameof(Allowed))]
    public async Task A_role_that_may_is_let_in(string method, string route, Role role)
    {
        var answer = await host.As(role).SendAsync(new(method), Path(route));

        Assert.True(answer.Status is not (401 or 403 or 405 or >= 500), answer.ToString());
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task Without_a_token_in_force_nothing_is_answered(string method, string route)
    {
        var nobody = await host.Nobody.SendAsync(new(method), Path(route));
        using var stranger = host.WithToken("capacity_never-issued");
        var unknown = await stranger.SendAsync(new(method), Path(route), Talk.Bytes("{{"u8.ToArray(), "text/plain"));

        Assert.Equal((401, "not-signed-in"), (nobody.Status, nobody.Slug));
        Assert.Equal("Bearer", nobody.Response.Headers.WwwAuthenticate.ToString());
        Assert.Equal((401, "not-signed-in"), (unknown.Status, unknown.Slug));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("nonsense")]
    public async Task A_credential_of_another_kind_is_none(string header)
    {
        using var client = host.WithToken("x");
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        Assert.Equal(401, (await client.AskAsync("/api/v1/catalogue")).Status);
    }

    [Fact]
    public async Task A_token_in_the_address_is_for_the_hub_only() =>
        Assert.Equal(401, (await host.Nobody.AskAsync($"/api/v1/catalogue?access_token={TrackerHost.BootstrapToken}")).Status);

    [Fact]
    public async Task Health_and_the_document_are_open_to_all()
    {
        foreach (var path in (string[])["/health/live", "/health/ready", "/openapi/v1.json"])
            Assert.Equal(200, (await host.Nobody.AskAsync(path)).Status);
    }

    private static string Path(string route) => route.Replace("{id}", "not-there", StringComparison.Ordinal).Replace("{bed}", "1", StringComparison.Ordinal);
}
