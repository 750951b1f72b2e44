using Capacity.Security;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>For how long a session stands: the tests move the clock.</summary>
public sealed class SessionTests(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_for_half_an_hour_and_a_page_that_updates_itself_is_nobody()
    {
        var member = await host.JoinAsync(Role.Provider);
        var browser = member.Browser;

        host.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(200, (await browser.OpenAsync("/settings?mine")).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal("/settings", (await browser.OpenAsync("/settings?mine", readsParts: true)).Path);
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("/sign-in", (await browser.OpenAsync("/settings?mine")).Path);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy_it_is()
    {
        var member = await host.JoinAsync(Role.Provider);

        for (var at = TimeSpan.Zero; at < SessionRules.Longest - TimeSpan.FromMinutes(20); at += TimeSpan.FromMinutes(20))
        {
            host.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal("/account", (await member.Browser.OpenAsync("/account")).Path);
        }
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal("/sign-in", (await member.Browser.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task A_tokens_session_ends_when_nobody_uses_it_too()
    {
        var admin = await host.AdminAsync();
        Assert.Equal(200, (await admin.OpenAsync("/people")).Status);

        host.Clock.Advance(SessionRules.Idle);

        Assert.Equal("/sign-in", (await admin.OpenAsync("/people")).Path);
    }

    [Fact]
    public async Task A_board_watches_totals_for_weeks_can_do_nothing_else_and_ends_when_an_administrator_says_so()
    {
        var member = await host.JoinAsync(Role.Commissioner);
        var board = member.Browser;

        var opened = await board.SubmitAsync("/account/board", null, ("Name", "Duty room"));
        host.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal((200, "/wall"), (opened.Status, opened.Path));
        Assert.Equal((200, "/"), (await board.OpenAsync("/")) is var seen ? (seen.Status, seen.Path) : default);
        Assert.Equal(200, (await board.OpenAsync("/api/v1/sufficiency?by=region")).Status);
        foreach (var path in (string[])["/settings", "/find", "/people", "/account", "/account/board", "/api/v1/settings", "/api/v1/catalogue"])
            Assert.Equal(403, (await board.OpenAsync(path)).Status);
        var admin = await host.AdminAsync();
        var listed = await admin.OpenAsync("/tokens");
        Assert.Contains("Duty room", listed.Html, StringComparison.Ordinal);
        await admin.SubmitAsync("/tokens", "/tokens?handler=EndBoard", ("Id", BoardIn(listed)));
        await Eventually.TrueAsync(async () => (await board.OpenAsync("/")).Path == "/sign-in", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task One_of_ones_own_sessions_is_ended_by_itself()
    {
        var member = await host.JoinAsync(Role.Provider);
        var (other, _) = await host.SignInAsync(member);
        var own = await member.Browser.OpenAsync("/account");

        await member.Browser.SubmitAsync("/account", "/account?handler=End", ("Session", SessionIn(own)));

        await Eventually.TrueAsync(async () => (await other.OpenAsync("/account")).Path == "/sign-in", TimeSpan.FromSeconds(5));
        Assert.Equal("/account", (await member.Browser.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task Looking_at_how_an_app_is_set_up_ends_no_session()
    {
        var member = await host.JoinAsync(Role.Provider);
        var (other, _) = await host.SignInAsync(member);

        var key = await AccountsHost.KeyAsync(member.Browser);

        Assert.NotEqual("", SessionIn(await other.OpenAsync("/account"))); // it lists those that stand, and offers to end others
        Assert.Equal(key, await AccountsHost.KeyAsync(other));
    }

    [Fact]
    public async Task A_token_that_is_made_on_the_page_is_shown_once_and_revoked_there()
    {
        var admin = await host.AdminAsync();

        var made = await admin.SubmitAsync("/tokens", null, ("Name", "Nightly report"), ("Role", "commissioner"));
        var listed = await admin.OpenAsync("/tokens");

        Assert.Matches("capacity_[A-Za-z0-9_-]{43}", made.Html);
        Assert.DoesNotMatch("capacity_[A-Za-z0-9_-]{43}", listed.Html);
        Assert.Contains("Nightly report", listed.Html, StringComparison.Ordinal);
        Assert.Contains("Token made: Nightly report", (await admin.OpenAsync("/access")).Html, StringComparison.Ordinal);
    }

    private static string BoardIn(Seen page) => System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"Id\" value=\"([0-9a-f]{64})\"").Groups[1].Value;

    private static string SessionIn(Seen page) => System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"Session\" value=\"([0-9a-f]{64})\"").Groups[1].Value;
}
