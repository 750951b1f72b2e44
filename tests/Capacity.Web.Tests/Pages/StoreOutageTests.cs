using Capacity.Terms;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class StoreOutageTests(Tracker tracker) : PageTests(tracker)
{
    /// <summary>A summer's night: 02:14 in England is 01:14 UTC.</summary>
    private static readonly DateTimeOffset Lost = new(2026, 7, 3, 1, 14, 0, TimeSpan.Zero);

    private const string Told = "Changes cannot be kept since 3 Jul, 02:14. What you see is as it was then.";

    [Fact]
    public async Task A_live_page_says_that_the_store_is_lost_and_that_it_is_back_without_a_reload()
    {
        var home = await Tracker.RegisterAsync();
        IPage[] pages =
        [
            await Tracker.WatchAsync(Role.Commissioner, "/"), await Tracker.WatchAsync(Role.Duty, $"/settings/{home.Id}"), await Tracker.WatchAsync(Role.Provider, "/settings?mine"),
        ];
        foreach (var page in pages) await page.EvaluateAsync("window.untouched = true");

        Tracker.Outage.Since = Lost;
        foreach (var page in pages) await Expect(Status(page)).ToHaveTextAsync(Told);
        foreach (var page in pages) await Expect(page.Locator("#live-state")).ToBeHiddenAsync();
        Tracker.Outage.Since = null;
        foreach (var page in pages) await Expect(Status(page)).ToHaveTextAsync("");

        foreach (var page in pages) await Expect(page.Locator("#live-state")).ToBeVisibleAsync();
        foreach (var page in pages) Assert.True(await page.EvaluateAsync<bool>("window.untouched"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/find")]
    [InlineData("/searches")]
    [InlineData("/no-such-page")]
    public async Task Every_page_says_so_in_its_HTML(string path)
    {
        Tracker.Outage.Since = Lost;
        var page = await Tracker.SignInAsync(Role.Duty, path, script: false);

        await Expect(Status(page)).ToHaveTextAsync(Told);
        await Expect(Status(page).Locator("time")).ToHaveAttributeAsync("title", "3 July 2026, 02:14:00");
        Tracker.Outage.Since = null;
        await page.ReloadAsync();
        await Expect(Status(page)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_any_more_says_so_too()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.WatchAsync(Role.Duty, $"/settings/{home.Id}");
        await page.RouteAsync($"**/settings/{home.Id}", async route =>
        {
            var error = await page.APIRequest.GetAsync("/error");
            await route.FulfillAsync(new() { Status = 503, ContentType = "text/html", Body = await error.TextAsync() });
        });

        Tracker.Outage.Since = Lost;

        await Expect(Status(page)).ToHaveTextAsync(Told);
        await Expect(page.Locator("h1")).ToHaveTextAsync(home.Profile.Name);
    }

    [Fact]
    public async Task Who_comes_while_it_is_lost_sees_it_go()
    {
        Tracker.Outage.Since = Lost;
        var page = await Tracker.WatchAsync(Role.Commissioner, "/");
        await Expect(Status(page)).ToHaveTextAsync(Told);

        Tracker.Outage.Since = null;

        await Expect(Status(page)).ToHaveTextAsync("");
    }

    private static ILocator Status(IPage page) => page.GetByRole(AriaRole.Status);
}
