using System.Net.Http.Json;
using Capacity.Testing;
using Capacity.Web.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Failure;

/// <summary>SIGKILL while somebody looks: the page says that it is not live and how old it is, and has the truth by itself when the server is back.</summary>
public class KilledServerPageTests
{
    private const string Setting = "bct-camborne";

    [Fact]
    public async Task A_page_says_its_age_while_the_server_is_dead_and_recovers_by_itself()
    {
        await using var store = await TestStore.NewAsync();
        using var tracker = new TrackerProcess(store);
        await tracker.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = tracker.Client.BaseAddress!.ToString() });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/sign-in?ReturnUrl=/settings/{Setting}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Commissioner" }).ClickAsync();
        var state = page.Locator("#live-state");
        await Expect(state).ToHaveTextAsync("Live");
        await page.EvaluateAsync("window.untouched = true");

        await tracker.KillAsync();
        await Expect(state).ToContainTextAsync("Not live since");
        await Expect(state).ToContainTextAsync("What you see is as it was then");
        await Expect(state).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync("05:30");
        await Expect(state.Locator("time")).ToHaveTextAsync("5 minutes ago");

        await tracker.StartAsync();
        using var suspend = new HttpRequestMessage(HttpMethod.Post, $"api/v1/settings/{Setting}/beds/4/suspend") { Content = JsonContent.Create(new { reason = "staffing" }) };
        suspend.Headers.Add("Idempotency-Key", "after-the-kill");
        using var answer = await tracker.Client.SendAsync(suspend, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        await Expect(state).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(page.Locator("tr[data-key='bed-4']")).ToContainTextAsync("Staffing");
        Assert.True(await page.EvaluateAsync<bool>("window.untouched"));
    }
}
