using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Web.Tests.Pages;
using Microsoft.Playwright;

namespace Capacity.Web.Tests.Failure;

/// <summary>Nodes apart: two silos keep the grains, a web node serves the pages and is a client of theirs.</summary>
[Trait("Category", "Failure")]
public class WebNodeTests
{
    [Fact]
    public async Task A_page_says_that_it_is_not_live_while_the_silos_are_gone_and_recovers_by_itself()
    {
        await using var cluster = await TrackerCluster.StartAsync("silo", "silo", "web");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = cluster.Address.ToString() });
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Token").FillAsync(TrackerCluster.Token);
        await page.GetByLabel("Token").PressAsync("Enter");
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

    [Fact]
    public async Task Watchers_behind_the_proxy_come_back_by_themselves_when_their_node_dies()
    {
        await using var cluster = await TrackerCluster.StartAsync();
        await using var watcher = await ClusterWatcher.StartAsync(cluster.Address, TrackerCluster.Token, "region");
        var before = watcher.Registered;

        for (var node = 1; node <= 3; node++) await cluster.KillAsync(node);
        await cluster.ReadyAsync();
        var first = (await cluster.Client.GetFromJsonAsync<JsonElement>("api/v1/settings?status=open&limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        using var added = await cluster.Client.PostAsJsonAsync($"api/v1/settings/{first}/beds", new { });
        added.EnsureSuccessStatusCode();

        await watcher.SeesAsync(before + 1);
    }
}
