using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Api;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

public partial class TokenTests(TrackerHost host)
{
    private const string Path = "/api/v1/tokens";

    [Fact]
    public async Task A_token_is_shown_once_and_lets_its_bearer_in_at_once()
    {
        var issued = await host.Admin.PostAsync(Path, """{"name":"Night team","role":"duty","authorityId":"E08000025","expiresAt":"2999-01-01T00:00:00Z"}""");
        var (id, token) = (issued.Body["id"]!.GetValue<string>(), issued.Body["token"]!.GetValue<string>());
        using var bearer = host.WithToken(token);
        var listed = await host.Admin.AskAsync(Path);

        Assert.Equal(201, issued.Status);
        Assert.Equal(["id", "token"], issued.Body.AsObject().Select(m => m.Key));
        Assert.Matches(Shape(), token);
        Assert.Equal(200, (await bearer.AskAsync("/api/v1/catalogue")).Status);
        var entry = Assert.Single(listed.Body["items"]!.AsArray(), t => t!["id"]!.GetValue<string>() == id)!.AsObject();
        Assert.Equal(["id", "name", "role", "providerId", "authorityId", "createdAt", "expiresAt"], entry.Select(m => m.Key));
        Assert.Equal("2999-01-01T00:00:00.000Z", entry["expiresAt"]!.GetValue<string>());
        Assert.DoesNotContain(token, listed.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_made_on_its_page_was_made_just_now()
    {
        using var browser = new FormBrowser(host.Address);
        await browser.SubmitAsync("/sign-in", null, ("Token", TrackerHost.BootstrapToken));

        var page = await browser.SubmitAsync("/tokens", null, ("Name", "Made by hand"), ("Role", "duty"));

        Assert.Contains("The token, shown this once", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("in under a minute", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_stops_working_within_five_seconds()
    {
        var issued = await host.Admin.PostAsync(Path, """{"name":"Short","role":"duty"}""");
        using var bearer = host.WithToken(issued.Body["token"]!.GetValue<string>());
        Assert.Equal(200, (await bearer.AskAsync("/api/v1/catalogue")).Status);

        var revoked = await host.Admin.RemoveAsync($"{Path}/{issued.Body["id"]!.GetValue<string>()}");
        var again = await host.Admin.RemoveAsync($"{Path}/{issued.Body["id"]!.GetValue<string>()}");

        Assert.Equal((204, 404), (revoked.Status, again.Status));
        await Eventually.TrueAsync(async () => (await bearer.AskAsync("/api/v1/catalogue")).Status == 401, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_token_ends_when_it_expires()
    {
        var soon = Instant.Text(host.Now.AddSeconds(2));
        var issued = await host.Admin.PostAsync(Path, $$"""{"name":"Ending","role":"duty","expiresAt":"{{soon}}"}""");
        using var bearer = host.WithToken(issued.Body["token"]!.GetValue<string>());

        Assert.Equal(200, (await bearer.AskAsync("/api/v1/catalogue")).Status);
        await Eventually.TrueAsync(async () => (await bearer.AskAsync("/api/v1/catalogue")).Status == 401, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Tokens_outlive_a_restart()
    {
        await using var store = await TestStore.NewAsync();
        string token;
        await using (var first = await TrackerHost.StartAsync(store))
            token = (await first.Admin.PostAsync(Path, """{"name":"Kept","role":"commissioner"}""")).Body["token"]!.GetValue<string>();

        await using var second = await TrackerHost.StartAsync(store);
        using var bearer = second.WithToken(token);

        Assert.Equal(200, (await bearer.AskAsync("/api/v1/sufficiency?by=region")).Status);
    }

    [Fact]
    public async Task The_trail_names_the_token_that_acted()
    {
        var setting = await host.RegisterAsync();
        await host.Duty.PostAsync($"{setting}/confirm", key: "k-1");

        var confirmed = Assert.Single((await host.Duty.AskAsync($"{setting}/events?after=1")).Body["items"]!.AsArray())!.AsObject();

        Assert.Equal(["version", "at", "actor", "kind", "key", "data"], confirmed.Select(m => m.Key));
        Assert.Equal(("confirmed", "k-1"), (confirmed["kind"]!.GetValue<string>(), confirmed["key"]!.GetValue<string>()));
        Assert.Equal(["kind", "id", "name", "role"], confirmed["actor"]!.AsObject().Select(m => m.Key));
        Assert.Equal(("token", "The tests' duty", "duty"),
            (confirmed["actor"]!["kind"]!.GetValue<string>(), confirmed["actor"]!["name"]!.GetValue<string>(), confirmed["actor"]!["role"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("name", Kind.Text, """{"role":"duty"}""")]
    [InlineData("role", Kind.Word, """{"name":"x"}""")]
    [InlineData("providerId", Kind.Id, """{"name":"x","role":"provider"}""")]
    [InlineData("authorityId", Kind.Authority, """{"name":"x","role":"duty"}""")]
    [InlineData("expiresAt", Kind.Moment, """{"name":"x","role":"duty"}""")]
    public async Task A_member_that_will_not_do_is_named(string member, Kind kind, string rest)
    {
        foreach (var wrong in CommandTable.Wrong(kind).Where(w => w != "null"))
        {
            var answer = await host.Admin.PostAsync(Path, $$"""{"{{member}}":{{wrong}},{{rest[1..]}}""");

            Assert.True(answer is { Status: 400, Slug: "bad-input" } && answer.Fields is [var field] && field == member, $"{wrong} → {answer}");
        }
    }

    [Theory]
    [InlineData("{}", "name", "role")]
    [InlineData("""{"name":" ","role":"duty"}""", "name")]
    [InlineData("""{"name":"x","role":"provider"}""", "providerId")]
    [InlineData("""{"name":"x","role":"duty","providerId":"acme-care"}""", "providerId")]
    [InlineData("""{"name":"x","role":"duty","token":"mine"}""", "token")]
    public async Task What_is_missing_or_does_not_belong_is_named(string body, params string[] fields)
    {
        var answer = await host.Admin.PostAsync(Path, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(fields, answer.Fields);
    }

    [Fact]
    public async Task A_name_has_100_characters_at_most()
    {
        var longest = await host.Admin.PostAsync(Path, new JsonObject { ["name"] = new string('x', 100), ["role"] = "duty" });
        var longer = await host.Admin.PostAsync(Path, new JsonObject { ["name"] = new string('x', 101), ["role"] = "duty" });

        Assert.Equal((201, 400), (longest.Status, longer.Status));
        Assert.Equal("It has 101 characters: 100 at most.", longer.Body["errors"]!["name"]![0]!.GetValue<string>());
    }

    [GeneratedRegex("^capacity_[A-Za-z0-9_-]{43}$")]
    private static partial Regex Shape();
}
