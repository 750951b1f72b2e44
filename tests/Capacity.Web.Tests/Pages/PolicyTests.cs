using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>What only a browser can tell of cookies and of the content security policy.</summary>
public sealed class PolicyTests(Tracker tracker) : PageTests(tracker)
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_browser_keeps_our_cookies_for_its_own_machine_and_shows_them_to_no_script(string name)
    {
        var page = await Tracker.OpenAsync();

        await page.GotoAsync($"{Tracker.Address.Replace("localhost", name, StringComparison.Ordinal)}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duty" }).ClickAsync();
        await Expect(page.Locator(".masthead__who")).ToBeVisibleAsync();
        var cookies = await page.Context.CookiesAsync();

        Assert.Equal(["__Host-capacity", "__Host-capacity-form", "__Host-capacity-passkey"], cookies.Select(c => c.Name).Order());
        Assert.All(cookies, c => Assert.True(c is { Secure: true, HttpOnly: true, SameSite: SameSiteAttribute.Lax, Path: "/" }, c.Name));
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));
    }

    [Fact]
    public async Task Our_script_works_under_the_policy_and_no_other_way_to_make_html_does()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.OpenAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        await page.GotoAsync($"/sign-in?ReturnUrl=/settings/{home.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commissioner" }).ClickAsync();
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");

        await Tracker.DoAsync(home.Id, new Capacity.Settings.SuspendBed("1", SuspensionReason.Staffing, null, null), A.Duty);
        await Expect(page.GetByText("Suspended").First).ToBeVisibleAsync(); // a part of the page that was read anew

        Assert.Empty(complaints);
        Assert.Equal("TypeError", await page.EvaluateAsync<string>("(() => { try { document.body.innerHTML = '<p>x</p>'; return 'done'; } catch (e) { return e.name; } })()"));
        Assert.Equal("TypeError", await page.EvaluateAsync<string>("(() => { try { trustedTypes.createPolicy('another', {}); return 'done'; } catch (e) { return e.name; } })()"));
    }
}
