using System.Net;
using Capacity.Terms;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Capacity.Web.Tests.Security;

/// <summary>How often is too often, with limits so small that they are met at once. Each test comes from addresses of its own.</summary>
public sealed class LimitTests(LimitTests.StrictHost strict) : IClassFixture<LimitTests.StrictHost>
{
    private const string Wrong = "capacity_wrong";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TrackerHost Host => strict.Host;

    [Fact]
    public async Task Where_signing_in_failed_too_often_it_is_not_tried_any_more()
    {
        var (guesser, other) = (await Visit.BeginAsync(Host, from: "192.0.2.1"), await Visit.BeginAsync(Host, from: "192.0.2.2"));

        var failed = new[] { await SignInAsync(guesser, Wrong), await SignInAsync(guesser, Wrong) };
        using var refused = await guesser.PostAsync("/sign-in", ("Token", Token(Role.Duty)));
        var elsewhere = await SignInAsync(other, Token(Role.Duty));

        Assert.Equal([422, 422], failed);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many attempts", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(302, elsewhere);
    }

    [Fact]
    public async Task An_account_is_not_guessed_at_from_many_addresses()
    {
        var answers = new List<int>();
        foreach (var n in Enumerable.Range(1, 3)) answers.Add(await TryAsync($"198.51.100.{n}", "somebody@example.org"));
        var again = await TryAsync("198.51.100.4", " Somebody@Example.org ");
        var another = await TryAsync("198.51.100.5", "else@example.org");

        Assert.Equal([422, 422, 429], answers);
        Assert.Equal((429, 422), (again, another));

        async Task<int> TryAsync(string from, string account)
        {
            using var answer = await (await Visit.BeginAsync(Host, from: from)).PostAsync("/sign-in", ("Account", account));
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task One_address_sends_so_many_forms_of_signing_in_and_no_more()
    {
        var visit = await Visit.BeginAsync(Host, from: "2001:db8:0:1::1");
        var neighbour = await Visit.BeginAsync(Host, from: "2001:db8:0:1::2");

        var answers = new List<int>();
        for (var n = 0; n < 5; n++) answers.Add(await SignInAsync(visit, Token(Role.Duty)));

        Assert.Equal([302, 302, 302, 302, 429], answers);
        Assert.Equal(429, await SignInAsync(neighbour, Token(Role.Duty)));
        using var page = await visit.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_person_searches_so_often_and_no_more_and_a_program_as_often_as_it_likes()
    {
        const string need = """{"age":14,"gender":"male","authority":"E08000025"}""";
        var person = await Visit.BeginAsync(Host, Role.Duty, from: "203.0.113.1");

        var first = await SendAsync(person, "/api/v1/searches", Talk.Json(need));
        var second = await SendAsync(person, "/api/v1/searches", Talk.Json(need));
        using var form = await person.PostAsync("/find");
        using var page = await person.GetAsync("/find");

        Assert.Equal(201, (int)first.StatusCode);
        AssertTooMany(second, await second.Content.ReadAsStringAsync(Stop));
        Assert.Equal((429, 200), ((int)form.StatusCode, (int)page.StatusCode));
        for (var n = 0; n < 10; n++) Assert.Equal(201, (await Host.Duty.PostAsync("/api/v1/searches", need)).Status);
    }

    [Fact]
    public async Task A_person_imports_so_often_and_no_more_and_a_program_as_often_as_it_likes()
    {
        const string path = "/api/v1/register/imports?mode=check";
        var person = await Visit.BeginAsync(Host, Role.Admin, from: "203.0.113.2");

        var first = await SendAsync(person, path, Talk.Bytes("x"u8.ToArray(), "text/csv"));
        var second = await SendAsync(person, path, Talk.Bytes("x"u8.ToArray(), "text/csv"));

        Assert.Equal(400, (int)first.StatusCode);
        AssertTooMany(second, await second.Content.ReadAsStringAsync(Stop));
        for (var n = 0; n < 10; n++) Assert.Equal(400, (await Host.Admin.SendAsync(HttpMethod.Post, path, Talk.Bytes("x"u8.ToArray(), "text/csv"))).Status);
    }

    [Fact]
    public async Task A_person_connects_so_often_and_no_more_and_a_program_as_often_as_it_likes()
    {
        const string path = "/live/negotiate?negotiateVersion=1";
        var person = await Visit.BeginAsync(Host, Role.Admin, from: "203.0.113.3");

        var first = await SendAsync(person, path, null);
        var second = await SendAsync(person, path, null);

        Assert.Equal(200, (int)first.StatusCode);
        AssertTooMany(second, await second.Content.ReadAsStringAsync(Stop));
        for (var n = 0; n < 10; n++) Assert.Equal(200, (await Host.Admin.PostAsync(path)).Status);
    }

    [Fact]
    public async Task A_persons_connection_calls_so_often_and_no_more_and_a_programs_as_often_as_it_likes()
    {
        var person = await Visit.BeginAsync(Host, Role.Commissioner, from: "203.0.113.4");
        await using var browser = Hub(o => o.Headers.Add("Cookie", person.Cookies));
        await using var program = Hub(o => o.AccessTokenProvider = () => Task.FromResult<string?>(Token(Role.Commissioner)));
        await Task.WhenAll(browser.StartAsync(Stop), program.StartAsync(Stop));

        for (var n = 0; n < 3; n++) await browser.InvokeAsync<object>("Watch", "region", Stop);
        var refused = await Assert.ThrowsAsync<HubException>(() => browser.InvokeAsync<object>("Watch", "region", Stop));
        for (var n = 0; n < 10; n++) await program.InvokeAsync<object>("Watch", "region", Stop);

        Assert.Contains("HubException: too-many-requests", refused.Message, StringComparison.Ordinal);
    }

    private HubConnection Hub(Action<HttpConnectionOptions> configure) => new HubConnectionBuilder().WithUrl(new Uri(Host.Address, "live"), o =>
    {
        (o.Transports, o.SkipNegotiation) = (HttpTransportType.WebSockets, true);
        configure(o);
    }).Build();

    private string Token(Role role) => Host.As(role).DefaultRequestHeaders.Authorization!.Parameter!;

    private static async Task<int> SignInAsync(Visit visit, string token)
    {
        using var answer = await visit.PostAsync("/sign-in", ("Token", token));
        return (int)answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(Visit visit, string path, HttpContent? content) => visit.SendAsync(new(HttpMethod.Post, path) { Content = content });

    private static void AssertTooMany(HttpResponseMessage answer, string body)
    {
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("/problems/too-many-requests", body, StringComparison.Ordinal);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    /// <summary>Behind a known proxy, so that a test says where it comes from.</summary>
    public sealed class StrictHost : IAsyncLifetime
    {
        internal TrackerHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await TrackerHost.StartAsync(null, null, "Proxies:Known=127.0.0.1", "Limits:SignInsPerMinute=4", "Limits:FailedSignInsPerMinute=2", "Limits:AccountFailedSignInsPerMinute=2",
            "Limits:SearchesPerMinute=1", "Limits:ImportsPerMinute=1", "Limits:HubConnectionsPerMinute=1", "Limits:HubCallsPerMinute=3");

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
