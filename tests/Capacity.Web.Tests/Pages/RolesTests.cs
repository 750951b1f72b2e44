using System.Net;
using Capacity.Terms;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class RolesTests(Tracker tracker) : PageTests(tracker)
{
    [Theory]
    [InlineData(Role.Duty, "/", "Board", "Find a bed", "Searches", "Rota", "Handover", "Settings")]
    [InlineData(Role.Commissioner, "/", "Board", "Unmet need", "Settings")]
    [InlineData(Role.Provider, "/settings?mine", "Your settings")]
    [InlineData(Role.Admin, "/", "Board", "Unmet need", "Find a bed", "Searches", "Rota", "Handover", "Settings", "People")]
    public async Task Each_role_begins_where_it_works_and_sees_what_it_may(Role role, string home, params string[] menu)
    {
        var page = await Tracker.SignInAsync(role);

        Assert.Equal(home, new Uri(page.Url).PathAndQuery);
        await Expect(page.Locator(".masthead__nav a")).ToHaveTextAsync(menu);
    }

    [Theory]
    [InlineData(Role.Commissioner, "/find")]
    [InlineData(Role.Commissioner, "/searches")]
    [InlineData(Role.Commissioner, "/handover")]
    [InlineData(Role.Commissioner, "/settings/bct-camborne/beds/1/occupy")]
    [InlineData(Role.Commissioner, "/settings/bct-camborne/beds/1/vacate")]
    [InlineData(Role.Commissioner, "/settings/bct-camborne/beds/1/expect-free")]
    [InlineData(Role.Commissioner, "/settings/bct-camborne/limits")]
    [InlineData(Role.Provider, "/districts/birmingham-edgbaston")]
    [InlineData(Role.Provider, "/authorities/E08000025")]
    [InlineData(Role.Provider, "/categories/fostering-edt")]
    [InlineData(Role.Provider, "/map")]
    [InlineData(Role.Provider, "/wall")]
    [InlineData(Role.Provider, "/unmet")]
    [InlineData(Role.Provider, "/find")]
    [InlineData(Role.Provider, "/searches")]
    [InlineData(Role.Provider, "/rota")]
    [InlineData(Role.Commissioner, "/rota/periods/2026-11-23")]
    [InlineData(Role.Provider, "/handover")]
    [InlineData(Role.Duty, "/people")]
    [InlineData(Role.Commissioner, "/people/invite")]
    [InlineData(Role.Provider, "/people/person-1")]
    [InlineData(Role.Commissioner, "/tokens")]
    [InlineData(Role.Duty, "/access")]
    [InlineData(Role.Provider, "/account/board")]
    public async Task What_a_role_may_not_see_is_refused_in_plain_words(Role role, string path)
    {
        var page = await Tracker.OpenAsync(session: await Tracker.SessionAsync(role));

        var answer = await page.Context.APIRequest.GetAsync(path);

        Assert.Equal((int)HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("You may not do that", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_page_of_signing_in_from_everywhere()
    {
        var page = await Tracker.OpenAsync();

        foreach (var path in new[] { "/", "/districts/birmingham-northfield", "/settings", "/settings/bct-camborne", "/settings/bct-camborne/suspend", "/find", "/searches", "/rota", "/handover", "/unmet", "/authorities/E08000025", "/categories/secure", "/map", "/wall", "/start", "/people", "/people/invite", "/people/person-1", "/tokens", "/access", "/account", "/account/password", "/account/set-up", "/account/authenticator", "/account/passkeys", "/account/board" })
        {
            var answer = await page.Context.APIRequest.GetAsync(path);

            Assert.StartsWith($"{Tracker.Address}/sign-in?", answer.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_providers_setting_is_not_there()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Provider);

        foreach (var path in new[] { "", "/suspend", "/limits", "/beds/1/suspend", "/beds/1/occupy" })
        {
            var answer = await page.GotoAsync($"/settings/{home.Id}{path}");

            Assert.Equal((int)HttpStatusCode.NotFound, answer!.Status);
        }
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_signs_in_and_goes_on_to_where_they_wanted_to_go()
    {
        var page = await Tracker.OpenAsync();

        await page.GotoAsync("/districts/birmingham-northfield");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commissioner" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Northfield");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/");

        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        var page = await Tracker.OpenAsync();

        await page.GotoAsync("/sign-in?ReturnUrl=https%3A%2F%2Fexample.org%2F");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duty" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(Tracker.Address + "/find");
    }

    [Fact]
    public async Task A_token_that_is_not_in_force_is_refused_beside_its_field()
    {
        var page = await Tracker.OpenAsync();
        await page.GotoAsync("/sign-in");

        await page.GetByLabel("Token", new() { Exact = true }).FillAsync("capacity_wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the token" }).ClickAsync();

        await Expect(page.Locator("#Token-error")).ToContainTextAsync("This token is not in force");
    }
}
