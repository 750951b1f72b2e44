using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class LiveBoardTests(Tracker tracker) : PageTests(tracker)
{
    [Fact]
    public async Task A_suspension_on_one_page_changes_the_counts_of_others_without_a_reload()
    {
        var home = await Tracker.RegisterAsync();
        var board = await Tracker.WatchAsync(Role.Commissioner, "/");
        var district = await Tracker.WatchAsync(Role.Commissioner, $"/districts/{home.Profile.District}");
        await Task.WhenAll(board.EvaluateAsync("window.untouched = true"), district.EvaluateAsync("window.untouched = true"));
        var (region, row, total) = (Number(board, "region", "number"), Number(board, $"district:{home.Profile.District}", "n"), Number(district, $"district:{home.Profile.District}", "number"));
        var (regionBefore, rowBefore) = (await ReadAsync(region), await ReadAsync(row));
        var provider = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}/beds/1/suspend");

        await provider.GetByLabel("Staffing").CheckAsync();
        await provider.GetByRole(AriaRole.Button, new() { Name = "Suspend bed 1" }).ClickAsync();

        await Expect(region).ToHaveTextAsync(Text(regionBefore - 1));
        await Expect(row).ToHaveTextAsync(Text(rowBefore - 1));
        await Expect(total).ToHaveTextAsync(Text(rowBefore - 1));
        Assert.True(await board.EvaluateAsync<bool>("window.untouched"));
        Assert.True(await district.EvaluateAsync<bool>("window.untouched"));
    }

    [Fact]
    public async Task The_cross_of_districts_and_kinds_follows()
    {
        var home = await Tracker.RegisterAsync();
        var board = await Tracker.WatchAsync(Role.Commissioner, "/?family=residential");
        var cell = board.Locator($"tr[data-key='district:{home.Profile.District}'] td[data-label='Emotional and behavioural'] .n");
        var before = await ReadAsync(cell);

        await Tracker.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Staffing), A.Duty);

        await Expect(cell).ToHaveTextAsync(Text(before - 1));
    }

    [Fact]
    public async Task What_is_past_stays_past_in_a_browser_whose_clock_is_slow()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Commissioner, "/sign-in");
        await page.Clock.InstallAsync(new() { TimeDate = Tracker.Service<Clock>().Now.UtcDateTime.AddMinutes(-5) });
        await page.GotoAsync($"/settings/{home.Id}");

        await page.Clock.RunForAsync(20_000);

        await Expect(page.Locator("main time[data-relative]").First).ToHaveTextAsync("just now");
    }

    [Fact]
    public async Task A_page_says_since_when_it_is_not_live_and_catches_up_by_itself()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.WatchAsync(Role.Commissioner, $"/settings/{home.Id}");
        var state = page.Locator("#live-state");

        await Tracker.StopAsync();
        await Expect(state).ToContainTextAsync("Not live since");
        await Tracker.StartAgainAsync();
        await Tracker.DoAsync(home.Id, new SuspendBed("2", SuspensionReason.Matching), A.Duty);

        await Expect(state).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(page.Locator("tr[data-key='bed-2']")).ToContainTextAsync("Suspended");
    }

    private static ILocator Number(IPage page, string topic, string look) => page.Locator($"[data-topic='{topic}'][data-path='counts.available'].{look}");

    private static async Task<int> ReadAsync(ILocator number) => int.Parse((await number.InnerTextAsync()).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
