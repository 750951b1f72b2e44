using System.Net;
using System.Text.RegularExpressions;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using static System.Net.HttpStatusCode;

namespace Capacity.Web.Tests.Security.OpenId;

public sealed partial class OpenIdSignInTests(Council council) : IClassFixture<Council>, IDisposable
{
    private readonly HttpClient _browser = council.Browser();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Theory]
    [InlineData("Capacity.Duty", "/find", "/api/v1/searches", "/api/v1/tokens")]
    [InlineData("Capacity.Commissioner", "/", "/api/v1/sufficiency?by=region", "/api/v1/searches")]
    [InlineData("Capacity.Provider", "/settings?mine", "/api/v1/settings", "/api/v1/sufficiency")]
    [InlineData("Capacity.Admin", "/", "/api/v1/tokens", null)]
    public async Task Each_role_comes_in_as_its_claim_says(string claim, string home, string may, string? mayNot)
    {
        using var page = await council.SignInAsync(_browser, Council.Person("Somewhere.Else", claim));

        Assert.Equal((OK, home), (page.StatusCode, page.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.Contains("Jo Archer", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(OK, await StatusAsync(may));
        if (mayNot is not null) Assert.Equal(Forbidden, await StatusAsync(mayNot));
    }

    [Fact]
    public async Task Somebody_of_a_provider_sees_that_providers_settings_alone()
    {
        var theirs = await council.Tracker.RegisterAsync();
        var others = await council.Tracker.RegisterAsync(Sample.Profile(provider: "somebody-else"));

        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Provider"));

        Assert.Equal((OK, NotFound), (await StatusAsync(theirs), await StatusAsync(others)));
    }

    [Fact]
    public async Task It_asks_for_a_code_that_no_other_browser_can_use_and_comes_back_to_the_sites_own_address()
    {
        using var browser = council.Browser(follows: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in/council") { Headers = { Host = "evil.example" } };

        using var answer = await browser.SendAsync(request, Stop);

        var asked = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.StartsWith(council.Server.Address, answer.Headers.Location.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(("code", "S256", null), (asked["response_type"], asked["code_challenge_method"], asked["response_mode"]));
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.InRange(asked[name]!.Length, 32, 4000));
        Assert.Equal(new Uri(council.Tracker.Address, "/sign-in/council/answer").AbsoluteUri, asked["redirect_uri"]);
    }

    [Fact]
    public async Task Somebody_without_a_role_here_is_told_so_and_has_no_session()
    {
        using var page = await council.SignInAsync(_browser, Council.Person("Somewhere.Else"));

        await AssertRefusedAsync(page, "you have not been given a role");
    }

    [Fact]
    public async Task A_password_alone_is_not_enough()
    {
        var person = Council.Person("Capacity.Admin");
        person["amr"] = ["pwd"];

        using var page = await council.SignInAsync(_browser, person);

        await AssertRefusedAsync(page, "needs more than a password");
    }

    [Fact]
    public async Task Somebody_of_no_known_provider_is_told_so()
    {
        var person = Council.Person("Capacity.Provider");
        person.Remove("provider");

        using var page = await council.SignInAsync(_browser, person);

        await AssertRefusedAsync(page, "which provider you work for");
    }

    [Fact]
    public async Task Who_turns_back_is_not_signed_in()
    {
        using var page = await council.SignInAsync(_browser, somebody: null);

        await AssertRefusedAsync(page, "You turned back", OK);
    }

    public static TheoryData<string> Spoilings => [.. Spoiled.Keys];

    private static readonly Dictionary<string, Func<CouncilServer, string, string>> Spoiled = new()
    {
        ["for another program"] = (server, token) => server.Reissue(token, claims => claims["aud"] = "somebody-else"),
        ["run out"] = (server, token) => server.Reissue(token, claims => (claims["iat"], claims["nbf"], claims["exp"]) = (Moment(-2), Moment(-2), Moment(-1))),
        ["not yet"] = (server, token) => server.Reissue(token, claims => (claims["nbf"], claims["exp"]) = (Moment(+1), Moment(+2))),
        ["by another council"] = (server, token) => server.Reissue(token, claims => claims["iss"] = "https://evil.example/"),
        ["of another call"] = (server, token) => server.Reissue(token, claims => claims["nonce"] = "another"),
        ["without a nonce"] = (server, token) => server.Reissue(token, claims => claims.Remove("nonce")),
        ["signed by a stranger"] = (server, token) => server.Reissue(token, _ => { }, asAStranger: true),
        ["not signed"] = (server, token) => Unsigned("none", server.Reissue(token, claims => claims.Remove("at_hash"))),
        ["not signed, though it says so"] = (server, token) => Unsigned("RS256", server.Reissue(token, claims => claims.Remove("at_hash"))),
        ["changed after it was signed"] = (server, token) => string.Join('.', token.Split('.')[0], server.Reissue(token, claims => claims["roles"] = "Capacity.Admin").Split('.')[1], token.Split('.')[2]),
        ["not a token"] = (_, _) => "token",
    };

    [Theory]
    [MemberData(nameof(Spoilings))]
    public async Task A_token_is_not_taken_that_is(string spoiling)
    {
        council.Server.OnItsWay = Spoiled[spoiling];

        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Duty"));

        await AssertRefusedAsync(page, "Start again");
    }

    [Fact]
    public async Task The_same_token_unspoiled_is_taken()
    {
        council.Server.OnItsWay = (server, token) => server.Reissue(token, _ => { });

        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Duty"));

        Assert.Equal((OK, OK), (page.StatusCode, await StatusAsync("/api/v1/searches")));
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        using var browser = council.Browser(follows: false);
        var answer = await AnswerAsync(browser);
        using var first = await browser.GetAsync(answer, Stop);

        using var second = await browser.GetAsync(answer, Stop);

        Assert.Equal("/start", first.Headers.Location!.OriginalString);
        Assert.Equal("/sign-in/refused?why=not-valid", second.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_is_good_in_the_browser_that_asked_alone()
    {
        using var asking = council.Browser(follows: false);
        var answer = await AnswerAsync(asking);

        using var page = await _browser.GetAsync(answer, Stop);

        await AssertRefusedAsync(page, "used a second time");
    }

    [Fact]
    public async Task A_state_that_we_did_not_write_is_refused()
    {
        using var asking = council.Browser(follows: false);
        var answer = await AnswerAsync(asking);

        using var page = await asking.GetAsync(State().Replace(answer.AbsoluteUri, "state=invented"), Stop);

        Assert.Equal("/sign-in/refused?why=not-valid", page.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("javascript:alert(1)")]
    public async Task It_never_leads_to_another_site(string wanted)
    {
        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Duty"), $"?ReturnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal(new Uri(council.Tracker.Address, "/find"), page.RequestMessage!.RequestUri);
    }

    [Fact]
    public async Task It_leads_on_to_where_somebody_wanted_to_go()
    {
        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Duty"), "?ReturnUrl=%2Frota");

        Assert.Equal("/rota", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_page_of_signing_in_offers_it_and_keeps_where_somebody_wanted_to_go()
    {
        var page = await _browser.GetStringAsync("/sign-in?ReturnUrl=%2Frota", Stop);

        Assert.Contains("Sign in with your Borsetshire account", page, StringComparison.Ordinal);
        Assert.Contains("/sign-in/council?ReturnUrl=%2Frota", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_we_disable_is_out_at_once_and_does_not_come_in_again()
    {
        var person = Council.Person("Capacity.Duty");
        using var first = await council.SignInAsync(_browser, person);
        Assert.Equal(OK, await StatusAsync("/api/v1/searches"));

        await ChangeAsync(person, (people, account) =>
        {
            account.Disabled = true;
            return people.UpdateAsync(account);
        });

        await Eventually.TrueAsync(async () => await StatusAsync("/api/v1/searches") == Unauthorized);
        using var second = await council.SignInAsync(_browser, person);
        await AssertRefusedAsync(second, "is disabled");
    }

    [Fact]
    public async Task A_role_that_the_council_takes_away_goes_with_the_next_sign_in_and_so_do_earlier_sessions()
    {
        var person = Council.Person("Capacity.Admin");
        using var elsewhere = council.Browser();
        using var before = await council.SignInAsync(elsewhere, person);

        person["roles"] = ["Capacity.Commissioner"];
        using var after = await council.SignInAsync(_browser, person);

        Assert.Equal((OK, Forbidden), (await StatusAsync("/api/v1/sufficiency?by=region"), await StatusAsync("/api/v1/tokens")));
        await Eventually.TrueAsync(async () => (await elsewhere.GetAsync("/api/v1/tokens", Stop)).StatusCode == Unauthorized);
    }

    [Fact]
    public async Task An_account_that_somebody_uses_is_not_taken_over_by_its_address()
    {
        var person = Council.Person("Capacity.Admin");
        await AddAsync(new() { Id = Person.NewId(DateTimeOffset.UnixEpoch), UserName = person["email"][0], Email = person["email"][0], Name = "Somebody", Role = Role.Provider, ProviderId = "somebody-else", JoinedAt = DateTimeOffset.UnixEpoch });

        using var page = await council.SignInAsync(_browser, person);

        await AssertRefusedAsync(page, "with your e-mail address already");
    }

    [Fact]
    public async Task Who_was_invited_and_never_came_has_that_account()
    {
        var person = Council.Person("Capacity.Duty");
        await AddAsync(new() { Id = Person.NewId(DateTimeOffset.UnixEpoch), UserName = person["email"][0], Email = person["email"][0], Name = "Invited", Role = Role.Provider, ProviderId = "somebody-else" });

        using var page = await council.SignInAsync(_browser, person);

        Assert.Equal(OK, await StatusAsync("/api/v1/searches"));
    }

    [Fact]
    public async Task An_invitation_leads_nowhere_once_its_person_has_come_from_the_council()
    {
        var (person, id) = (Council.Person("Capacity.Duty"), Person.NewId(DateTimeOffset.UnixEpoch));
        await AddAsync(new() { Id = id, UserName = person["email"][0], Email = person["email"][0], Name = "Invited", Role = Role.Duty });
        var link = $"/invitation/{await council.Tracker.Services.GetRequiredService<LinkBook>().MakeAsync(id, LinkPurpose.Invitation, council.Tracker.Now)}";
        Assert.Contains("Choose a password", await _browser.GetStringAsync(link, Stop), StringComparison.Ordinal);

        using var page = await council.SignInAsync(_browser, person);

        Assert.Contains("This link no longer works", await _browser.GetStringAsync(link, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_councils_people_have_no_other_way_in()
    {
        var person = Council.Person("Capacity.Duty");
        using var came = await council.SignInAsync(_browser, person);
        await ChangeAsync(person, (people, account) => people.AddPasswordAsync(account, "stoops-quarry-lantern-72"));
        using var browser = council.Browser();
        var form = await browser.GetStringAsync("/sign-in", Stop);

        using var refused = await browser.PostAsync("/sign-in", new FormUrlEncodedContent([
            new("Email", person["email"][0]), new("Password", "stoops-quarry-lantern-72"), new("__RequestVerificationToken", FormToken().Match(form).Groups[1].Value)]), Stop);

        Assert.Equal(UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Who_signs_out_is_offered_to_sign_out_of_the_councils_too_and_comes_back()
    {
        using var page = await council.SignInAsync(_browser, Council.Person("Capacity.Duty"));
        var form = await page.Content.ReadAsStringAsync(Stop);

        using var signedOut = await _browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken().Match(form).Groups[1].Value)]), Stop);
        using var back = await _browser.GetAsync("/sign-out/council?handler=Go", Stop);

        Assert.Equal("/sign-out/council", signedOut.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(Unauthorized, await StatusAsync("/api/v1/searches"));
        Assert.Equal(new Uri(council.Tracker.Address, "/sign-in"), back.RequestMessage!.RequestUri);
    }

    [Fact]
    public void A_council_that_does_not_answer_is_said_so_in_plain_words()
    {
        Assert.Equal(ServiceUnavailable, council.WhileAway.Status);
        Assert.Contains("The sign-in of your Borsetshire account does not answer", council.WhileAway.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_goes_away_on_the_way_too()
    {
        using var browser = council.Browser(follows: false);
        var answer = await AnswerAsync(browser);

        council.Server.IsAway = true;
        using var page = await browser.GetAsync(answer, Stop);
        council.Server.IsAway = false;

        Assert.Equal("/sign-in/refused?why=away", page.Headers.Location!.OriginalString);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _browser.GetAsync(path, Stop);
        return answer.StatusCode;
    }

    private async Task AssertRefusedAsync(HttpResponseMessage page, string sentence, HttpStatusCode status = Forbidden)
    {
        Assert.Equal(status, page.StatusCode);
        Assert.Contains(sentence, await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(Unauthorized, await StatusAsync("/api/v1/settings"));
    }

    /// <summary>The address with which the council's sign-in sends the browser back.</summary>
    private async Task<Uri> AnswerAsync(HttpClient browser)
    {
        using var asked = await council.SignInAsync(browser, Council.Person("Capacity.Duty"));
        using var answered = await browser.GetAsync(asked.Headers.Location, Stop);
        return answered.Headers.Location!;
    }

    private Task AddAsync(Person person) => OnAccountsAsync(people => people.CreateAsync(person));

    private Task ChangeAsync(Dictionary<string, string[]> person, Func<UserManager<Person>, Person, Task<IdentityResult>> change) =>
        OnAccountsAsync(async people => await change(people, (await people.FindByEmailAsync(person["email"][0]))!));

    private async Task OnAccountsAsync(Func<UserManager<Person>, Task<IdentityResult>> change)
    {
        await using var scope = council.Tracker.Services.CreateAsyncScope();
        Assert.True((await change(scope.ServiceProvider.GetRequiredService<UserManager<Person>>())).Succeeded);
    }

    private static string Unsigned(string algorithm, string token) =>
        $"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static long Moment(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours).ToUnixTimeSeconds();

    [GeneratedRegex("state=[^&]+")]
    private static partial Regex State();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
