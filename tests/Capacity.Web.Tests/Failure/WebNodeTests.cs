using Capacity.Web.Tests.Pages;
using Microsoft.Playwright;

namespace Capacity.Web.Tests.Failure;

/// <summary>Nodes apart: two silos keep the grains, a web node serves the pages and is a client of theirs.</summary>
[Collection(OddClusterCollection.Name), Trait("Category", "Failure")]
public class WebNodeTests
{
    [Fact]
    public async Task A_page_says_that_it_is_not_live_while_the_silos_are_gone_and_recovers_by_itself()
    {
        await using var cluster = await TrackerCluster.StartAsync(["silo", "silo", "web"]);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = cluster.Address.ToString() });
        await page.GotoAsync("/sign-in");
        var token = page.GetByRole(AriaRole.Textbox, new() { Name = "Token" });
        await token.FillAsync(TrackerCluster.Token);
        await token.PressAsync("Enter");
        await page.GotoAsync("/");
        var state = page.Locator("#live-state");
        await Assertions.Expect(state).ToHaveTextAsync("Live");

        await Task.WhenAll(cluster.KeepDownAsync(1), cluster.KeepDownAsync(2));
        await Assertions.Expect(state).ToContainTextAsync("Not live since", new() { Timeout = 30_000 });

        cluster.LetUp(1);
        cluster.LetUp(2);
        await Assertions.Expect(state).ToHaveTextAsync("Live", new() { Timeout = 60_000 });
        await cluster.ReadyAsync();
    }
}
