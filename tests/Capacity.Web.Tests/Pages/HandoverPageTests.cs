using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class HandoverPageTests(Tracker tracker) : PageTests(tracker)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_day_team_ticks_the_night_off_with_and_without_JavaScript(bool script)
    {
        var search = await Tracker.SearchAsync(A.Need());
        var page = await Tracker.SignInAsync(Role.Duty, "/handover", script: script);
        var item = page.Locator($"#search-{search.Id}");

        await item.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(item).ToContainTextAsync("Ticked off by");
        await Expect(item.GetByRole(AriaRole.Button)).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ReloadAsync();
        await Expect(item).ToContainTextAsync("Ticked off by");

        await item.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(item).Not.ToContainTextAsync("Ticked off by");
        await page.ReloadAsync();
        await Expect(item).Not.ToContainTextAsync("Ticked off by");
    }

    [Fact]
    public async Task A_colleagues_tick_and_a_new_search_appear_while_one_looks()
    {
        var search = await Tracker.SearchAsync(A.Need());
        var (mine, theirs) = (await Tracker.WatchAsync(Role.Duty, "/handover"), await Tracker.SignInAsync(Role.Admin, "/handover"));

        await theirs.Locator($"#search-{search.Id}").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(mine.Locator($"#search-{search.Id}")).ToContainTextAsync("Ticked off by Demo administrator");

        var next = await Tracker.SearchAsync(A.Need());
        await Expect(mine.Locator($"#search-{next.Id}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_hold_that_its_provider_declines_and_a_bed_that_is_occupied_appear_while_one_looks()
    {
        var (home, search) = (await Tracker.RegisterAsync(), await Tracker.SearchAsync(A.Need()));
        var hold = await Tracker.HoldAsync(search.Id, home.Id);
        var mine = await Tracker.WatchAsync(Role.Duty, "/handover");
        await Expect(mine.Locator($"#hold-{search.Id}-1")).ToBeVisibleAsync();

        await Tracker.DoAsync(home.Id, new DeclineHold(hold.ToString(), DeclineReason.Staffing, "Two are ill tonight"), A.Provider);
        Assert.Null((await Tracker.DoAsync(home.Id, new OccupyBed("2", "E08000025", A.Noon, null), A.Provider)).Refusal);

        await Expect(mine.Locator($"#hold-{search.Id}-1")).ToHaveCountAsync(0);
        await Expect(mine.GetByText("Two are ill tonight")).ToBeVisibleAsync();
        await Expect(mine.Locator("main")).ToContainTextAsync($"{home.Profile.Name}, bed 2");
    }

    [Fact]
    public async Task What_cannot_wait_stands_first_and_a_clock_says_when_it_ends()
    {
        var carers = await Tracker.RegisterAsync(profile: A.Profile(SettingType.FosterHousehold, categories: ["fostering-edt"]));
        var search = await Tracker.SearchAsync(A.Need());
        await Tracker.HoldAsync(search.Id, carers.Id);
        await Tracker.PlaceAsync(await Tracker.HoldAsync(search.Id, carers.Id));

        var page = await Tracker.SignInAsync(Role.Duty, "/handover");

        await Expect(page.Locator("h2")).ToHaveTextAsync(["Beds still held", "Emergency stays", "Other placements", "Other beds occupied without a hold", "Needs that were not met", "Beds declined", "All searches"]);
        await Expect(page.Locator($"#hold-{search.Id}-1")).ToContainTextAsync($"{carers.Profile.Name}, bed 1 Held until");
        await Expect(page.Locator($"#placement-{search.Id}-2")).ToContainTextAsync($"{carers.Profile.Name}, bed 2 Emergency stay ends");
    }

    [Fact]
    public async Task On_paper_there_is_the_night_and_nothing_of_the_screen()
    {
        await Tracker.SearchAsync(A.Need());
        var page = await Tracker.SignInAsync(Role.Duty, "/handover");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var gone in (string[])[".masthead", ".foot", ".handover__nights"]) await Expect(page.Locator(gone)).ToBeHiddenAsync();
        await Expect(page.GetByText("As at").Last).ToBeVisibleAsync();
        await Expect(page.Locator(".tick__box").First).ToBeVisibleAsync();
    }
}
