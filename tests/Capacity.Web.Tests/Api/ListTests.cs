using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Api;

public class ListTests(TrackerHost host)
{
    [Fact]
    public async Task Pages_follow_each_other_by_id_to_the_end()
    {
        var district = Sample.Id("district");
        var prefix = Sample.Id("p");
        foreach (var n in (string[])["b", "a", "c"]) await host.RegisterAsync(Sample.Profile(district: district), $"{prefix}-{n}");

        var first = await host.Duty.AskAsync($"/api/v1/settings?district={district}&limit=2");
        var second = await host.Duty.AskAsync($"/api/v1/settings?district={district}&limit=2&after={first.Body["next"]!.GetValue<string>()}");
        var whole = await host.Duty.AskAsync($"/api/v1/settings?district={district}&limit=3");

        Assert.Equal([$"{prefix}-a", $"{prefix}-b"], Ids(first));
        Assert.Equal([$"{prefix}-c"], Ids(second));
        Assert.Null(second.Body["next"]);
        Assert.Equal(3, Ids(whole).Count);
        Assert.Null(whole.Body["next"]);
    }

    [Fact]
    public async Task Filters_combine()
    {
        var district = Sample.Id("district");
        var one = await host.RegisterAsync(Sample.Profile(district: district).With("name", "Ash_100% Lodge"));
        var two = await host.RegisterAsync(Sample.Profile(district: district, provider: "somebody-else").With("name", "Ash Lodge"));
        await host.Duty.PostAsync($"{two}/suspend", """{"reason":"quality"}""");

        foreach (var (query, expected) in ((string, string[])[])
                 [
                     ("provider=somebody-else", [two]), ("status=suspended", [two]), ("status=open", [one]), ("status=closed", []), ("type=childrens-home", [one, two]),
                     ("type=foster-household", []), ("category=residential-ebd", [one, two]), ("category=secure", []), ("authority=E08000025", [one, two]),
                     ("authority=E08000026", []), ("freshness=fresh", [one, two]), ("freshness=stale", []), ("q=ash", [one, two]), ("q=_100%25", [one]), ("q=%25", [one]),
                     ("q=ASH%20LODGE", [two]), ("q=&type=&after=", [one, two]),
                 ])
        {
            var answer = await host.Duty.AskAsync($"/api/v1/settings?district={district}&{query}");
            Assert.Equal(expected.Order(StringComparer.Ordinal), Ids(answer).Select(id => $"/api/v1/settings/{id}"));
        }
    }

    [Fact]
    public async Task Closed_settings_are_left_out_unless_asked_for()
    {
        var district = Sample.Id("district");
        var setting = await host.RegisterAsync(Sample.Profile(district: district));

        var closed = await host.Admin.PostAsync($"{setting}/close");
        var refused = await host.Duty.PostAsync($"{setting}/confirm");

        Assert.Equal("closed", closed.Body["status"]!.GetValue<string>());
        Assert.Equal((409, "setting-closed"), (refused.Status, refused.Slug));
        Assert.Empty(Ids(await host.Duty.AskAsync($"/api/v1/settings?district={district}")));
        Assert.Single(Ids(await host.Duty.AskAsync($"/api/v1/settings?district={district}&status=closed")));
        Assert.Empty((await host.Duty.AskAsync($"/api/v1/sufficiency?by=district&district={district}")).Body["rows"]!.AsArray());
    }

    [Fact]
    public async Task The_trail_has_pages_too()
    {
        var setting = await host.RegisterAsync();
        for (var n = 0; n < 3; n++) await host.Duty.PostAsync($"{setting}/confirm");

        var first = await host.Duty.AskAsync($"{setting}/events?limit=2");
        var second = await host.Duty.AskAsync($"{setting}/events?limit=2&after={first.Body["next"]!.GetValue<string>()}");

        Assert.Equal([1, 2], Versions(first));
        Assert.Equal([3, 4], Versions(second));
        Assert.Null(second.Body["next"]);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?limit=-1", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=1e2", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=99999999999", "limit")]
    [InlineData("?limit=1&limit=2", "limit")]
    [InlineData("?district=Nowhere!", "district")]
    [InlineData("?category=nonsense", "category")]
    [InlineData("?provider=A%20B", "provider")]
    [InlineData("?authority=Birmingham", "authority")]
    [InlineData("?type=hotel", "type")]
    [InlineData("?status=shut", "status")]
    [InlineData("?freshness=mouldy", "freshness")]
    [InlineData("/any/events?limit=0", "limit")]
    [InlineData("/any/events?after=x", "after")]
    [InlineData("/any/events?after=-1", "after")]
    public async Task A_parameter_that_makes_no_sense_is_named(string query, string field)
    {
        var answer = await host.Duty.AskAsync($"/api/v1/settings{query}");

        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task A_text_to_look_for_can_be_anything()
    {
        foreach (var text in (string[])["'; DROP TABLE settings; --", "\u0001", "%", "_", "\\", "🛏", "\"", "ſ"])
        {
            var answer = await host.Duty.AskAsync($"/api/v1/settings?q={Uri.EscapeDataString(text)}&limit=1");
            Assert.True(answer.Status is 200 or 400, $"{text} → {answer}");
        }
        Assert.Equal(400, (await host.Duty.AskAsync($"/api/v1/settings?q={new string('x', 201)}")).Status);
    }

    private static IReadOnlyList<string> Ids(Answer answer) => [.. answer.Body["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>())];

    private static IReadOnlyList<int> Versions(Answer answer) => [.. answer.Body["items"]!.AsArray().Select(i => i!["version"]!.GetValue<int>())];
}
