using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>How people come in, and how they are kept out: over HTTP, with real cookies and forms.</summary>
public sealed class AccountTests(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task Somebody_who_is_invited_joins_sets_up_an_app_and_is_in()
    {
        var member = await host.InviteAsync(Role.Duty);
        var browser = member.Browser;

        var joined = await browser.SubmitAsync(member.Link!, null, ("Name", "Sam Example"), ("Password", AccountsHost.Password));
        Assert.Equal("/account/set-up", joined.Path);

        var key = await AccountsHost.KeyAsync(browser);
        var refused = await browser.SubmitAsync("/account/authenticator", null, ("Code", "000000"));
        var codes = await browser.SubmitAsync("/account/authenticator", null, ("Code", Totp.Code(key)));
        var start = await browser.OpenAsync("/start");

        Assert.Equal(422, refused.Status);
        Assert.Contains("Your recovery codes", codes.Html, StringComparison.Ordinal);
        Assert.Equal("/find", start.Path);
        Assert.Contains("This link no longer works", (await host.NewBrowser().OpenAsync(member.Link!)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/find")]
    [InlineData("/settings")]
    [InlineData("/account")]
    [InlineData("/account/password")]
    public async Task Until_a_second_factor_is_there_every_page_leads_to_setting_one_up(string path)
    {
        var member = await host.InviteAsync(Role.Commissioner);
        await member.Browser.SubmitAsync(member.Link!, null, ("Name", "Sam Example"), ("Password", AccountsHost.Password));

        Assert.Equal("/account/set-up", (await member.Browser.OpenAsync(path)).Path);
        Assert.Equal(403, (await member.Browser.OpenAsync("/api/v1/catalogue")).Status);
    }

    [Fact]
    public async Task A_provider_is_in_with_a_password_alone()
    {
        var member = await host.JoinAsync(Role.Provider);

        Assert.Equal(200, (await member.Browser.OpenAsync("/settings?mine")).Status);
        Assert.Equal("/settings", (await host.SignInAsync(member)).Seen.Path);
    }

    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("password1234", "too easy to guess")]
    [InlineData("sam example 2026", "too easy to guess")]
    public async Task A_poor_password_is_refused_beside_its_field_and_uses_no_link_up(string password, string why)
    {
        var member = await host.InviteAsync(Role.Provider);

        var refused = await member.Browser.SubmitAsync(member.Link!, null, ("Name", "Sam Example"), ("Password", password));

        Assert.Equal(422, refused.Status);
        Assert.Contains(why, refused.Html, StringComparison.Ordinal);
        Assert.Contains("Choose a password", (await member.Browser.OpenAsync(member.Link!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_runs_out_and_the_next_one_takes_the_place_of_the_last()
    {
        var member = await host.InviteAsync(Role.Provider);
        var admin = await host.AdminAsync();

        await admin.SubmitAsync(member.Page, $"{member.Page}?handler=InviteAgain");
        var newer = await host.LinkToAsync(member.Email);

        Assert.Contains("This link no longer works", (await host.NewBrowser().OpenAsync(member.Link!)).Html, StringComparison.Ordinal);
        Assert.Contains("Choose a password", (await host.NewBrowser().OpenAsync(newer!)).Html, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("This link no longer works", (await host.NewBrowser().OpenAsync(newer!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_leads_to_the_code_and_a_code_opens_once()
    {
        var member = await host.JoinAsync(Role.Duty);
        var (browser, asked) = await host.SignInAsync(member);
        var code = Totp.Code(member.Key, later: 1);

        Assert.Equal("/sign-in/code", asked.Path);
        Assert.Equal("/sign-in", (await browser.OpenAsync("/find")).Path);
        Assert.Equal(422, (await browser.SubmitAsync("/sign-in/code", null, ("Code", "abc"))).Status);
        Assert.Equal("/find", (await browser.SubmitAsync("/sign-in/code", null, ("Code", code))).Path);
        var (again, _) = await host.SignInAsync(member);
        Assert.Equal(422, (await again.SubmitAsync("/sign-in/code", null, ("Code", code))).Status);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var member = await host.JoinAsync(Role.Duty);
        var code = member.RecoveryCodes[3];

        var (browser, _) = await host.SignInAsync(member);
        var (again, _) = await host.SignInAsync(member);

        Assert.Equal("/find", (await browser.SubmitAsync("/sign-in/code", null, ("Code", code))).Path);
        Assert.Equal(422, (await again.SubmitAsync("/sign-in/code", null, ("Code", code))).Status);
        Assert.Contains("9 recovery codes left", (await browser.OpenAsync("/account")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too_and_the_answer_is_that_of_an_unknown_address()
    {
        var member = await host.JoinAsync(Role.Provider);
        for (var i = 0; i < 5; i++) await host.SignInAsync(member, "wrong wrong wrong");

        var (_, locked) = await host.SignInAsync(member);
        var (_, unknown) = await host.SignInAsync(member with { Email = "nobody@example.gov.uk" });

        Assert.Equal(422, locked.Status);
        Assert.Equal(Told(unknown), Told(locked));
        var log = (await (await host.AdminAsync()).OpenAsync(member.Page)).Html;
        Assert.Contains("Locked for 15 minutes", log, StringComparison.Ordinal);
        Assert.Contains("Sign-in refused: while locked or disabled", log, StringComparison.Ordinal);

        static string Told(Seen seen) => seen.Html[seen.Html.IndexOf("There is a problem", StringComparison.Ordinal)..seen.Html.IndexOf("<h1", StringComparison.Ordinal)];
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_other_browsers()
    {
        var member = await host.JoinAsync(Role.Provider);
        var (other, _) = await host.SignInAsync(member);
        Assert.Equal("/account", (await other.OpenAsync("/account")).Path);

        var here = await member.Browser.SubmitAsync("/account", "/account?handler=EndAll");

        Assert.Equal("/sign-in", here.Path);
        await EndsAsync(other);
    }

    [Fact]
    public async Task A_person_who_is_disabled_is_out_and_stays_out()
    {
        var member = await host.JoinAsync(Role.Provider);
        var admin = await host.AdminAsync();

        await admin.SubmitAsync(member.Page, $"{member.Page}?handler=Disable");

        await EndsAsync(member.Browser);
        Assert.Equal(422, (await host.SignInAsync(member)).Seen.Status);
        await admin.SubmitAsync(member.Page, $"{member.Page}?handler=Enable");
        Assert.Equal("/settings", (await host.SignInAsync(member)).Seen.Path);
    }

    [Fact]
    public async Task A_new_role_ends_the_sessions_that_had_the_old_one()
    {
        var member = await host.JoinAsync(Role.Provider);
        var admin = await host.AdminAsync();

        await admin.SubmitAsync(member.Page, $"{member.Page}?handler=Change", ("Name", "Sam Example"), ("Role", "duty"));

        await EndsAsync(member.Browser);
        Assert.Equal("/account/set-up", (await host.SignInAsync(member)).Seen.Path);
        Assert.Contains("provider to duty", (await admin.OpenAsync(member.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_the_same_whoever_asks_and_its_link_works_once()
    {
        var member = await host.JoinAsync(Role.Provider);
        var stranger = host.NewBrowser();

        var known = await stranger.SubmitAsync("/forgotten-password", null, ("Email", member.Email));
        var unknown = await stranger.SubmitAsync("/forgotten-password", null, ("Email", "nobody@example.gov.uk"));
        await Eventually.TrueAsync(async () => (await host.LinkToAsync(member.Email))!.StartsWith("/reset-password/", StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        var link = (await host.LinkToAsync(member.Email))!;
        await stranger.SubmitAsync(link, null, ("Password", "copper otter walks north"));

        Assert.Equal((200, Shown(known)), (unknown.Status, Shown(unknown)));
        Assert.Null(await host.LinkToAsync("nobody@example.gov.uk"));
        Assert.Contains("This link no longer works", (await stranger.OpenAsync(link)).Html, StringComparison.Ordinal);
        await EndsAsync(member.Browser);
        Assert.Equal(422, (await host.SignInAsync(member)).Seen.Status);
        Assert.Equal("/settings", (await host.SignInAsync(member, "copper otter walks north")).Seen.Path);
    }

    [Fact]
    public async Task An_administrator_takes_lost_factors_away_and_new_ones_are_set_up()
    {
        var member = await host.JoinAsync(Role.Duty);
        var admin = await host.AdminAsync();

        await admin.SubmitAsync(member.Page, $"{member.Page}?handler=Reset");

        Assert.Equal("/account/set-up", (await host.SignInAsync(member)).Seen.Path);
    }

    [Fact]
    public async Task The_log_of_access_names_whom_it_was_done_to_and_leads_there()
    {
        var member = await host.InviteAsync(Role.Commissioner);
        var admin = await host.AdminAsync();

        var log = Shown(await admin.OpenAsync("/access"));
        var own = Shown(await admin.OpenAsync(member.Page));

        Assert.Matches($"""<span class="trail__what">Invited: <a class="govuk-link" href="{member.Page}">Sam Example</a></span>""", log);
        Assert.Contains("""<span class="trail__what">Invited</span>""", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_in_force_is_in_the_log_of_access_and_what_was_typed_is_not()
    {
        var refused = await host.NewBrowser().SubmitAsync("/sign-in", null, ("Token", "capacity_mistyped"));

        var log = Shown(await (await host.AdminAsync()).OpenAsync("/access"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("Sign-in refused: a token that is not in force", log, StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_is_told_that_a_provider_has_no_settings_and_the_letter_does_not_speak_of_tokens()
    {
        var member = await host.InviteAsync(Role.Provider);

        Assert.Contains($"No setting of {TrackerHost.Provider} is registered.", Shown(await (await host.AdminAsync()).OpenAsync(member.Page)), StringComparison.Ordinal);
        Assert.Contains("An administrator has made an account for you", await host.LetterToAsync(member.Email), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/map")]
    [InlineData("/settings")]
    public async Task Where_there_is_no_setting_yet_a_page_says_how_they_come(string path)
    {
        var page = Shown(await (await host.AdminAsync()).OpenAsync(path));

        Assert.Contains("No settings yet.", page, StringComparison.Ordinal);
        Assert.Contains("imports a register", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    /// <summary>What a page says: around it are forms with secrets of their own.</summary>
    private static string Shown(Seen seen) => seen.Html[seen.Html.IndexOf("<main", StringComparison.Ordinal)..seen.Html.IndexOf("</main>", StringComparison.Ordinal)];

    /// <summary>Within five seconds, on whichever node.</summary>
    private static Task EndsAsync(FormBrowser browser) =>
        Eventually.TrueAsync(async () => (await browser.OpenAsync("/account")).Path == "/sign-in", TimeSpan.FromSeconds(5));
}
