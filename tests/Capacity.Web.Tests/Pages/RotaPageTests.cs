using Capacity.Placements.Rota;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class RotaPageTests(Tracker tracker) : PageTests(tracker)
{
    /// <summary>Each test has an authority of its own, and <see cref="Scene"/> others.</summary>
    private const string Coventry = "E08000026", Sandwell = "E08000028", Walsall = "E08000030";

    [Fact]
    public async Task The_setting_of_a_household_off_duty_says_so_and_until_when()
    {
        var profile = A.Profile(SettingType.FosterHousehold, ["fostering-edt"], Sandwell, "sandwell", "B66", sector: Sector.InHouse);
        var (on, off) = (await Tracker.RegisterAsync(profile: profile), await Tracker.RegisterAsync(profile: profile));
        var today = RotaState.DutyDay(TimeProvider.System.GetUtcNow());
        await Tracker.PutOnDutyAsync(Sandwell, today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), on.Id);

        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{off.Id}", script: false);

        await Expect(page.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Carers off duty");
        await Expect(page.GetByText("Off duty by the rota from")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_rota_is_kept_without_scripts()
    {
        var carers = await Tracker.RegisterAsync(profile: A.Profile(SettingType.FosterHousehold, ["fostering-edt"], Coventry, "coventry", "CV1", sector: Sector.InHouse));
        var name = carers.Profile.Name;
        var page = await Tracker.SignInAsync(Role.Duty, $"/rota?authority={Coventry}", script: false);
        await Expect(page.Locator(".rota-now")).ToContainTextAsync("Nobody knows who is on duty");

        await page.GetByRole(AriaRole.Link, new() { Name = "Choose who from" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the period" }).ClickAsync();
        await Expect(page.Locator("#Households-error")).ToContainTextAsync("Choose who is on duty");
        await page.GetByLabel(name).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the period" }).ClickAsync();
        await Expect(page.Locator(".done")).ToHaveTextAsync("The period is saved.");
        await Expect(page.Locator(".rota tbody tr").First).ToContainTextAsync(name);

        await page.GetByRole(AriaRole.Link, new() { Name = "Add leave" }).ClickAsync();
        await page.GetByLabel("Who is on leave?").SelectOptionAsync(name);
        await page.GetByLabel("First day").FillAsync("2026-01-01");
        await page.GetByLabel("Last day").FillAsync("2025-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the leave" }).ClickAsync();
        await Expect(page.Locator("#LastDay-error")).ToContainTextAsync("Leave ends on its first day or later");
        await page.GetByLabel("First day").FillAsync("2099-12-01");
        await page.GetByLabel("Last day").FillAsync("2099-12-06");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the leave" }).ClickAsync();
        await Expect(page.Locator(".rota__leave")).ToContainTextAsync($"{name}, 1 to 6 December 2099");

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the leave" }).ClickAsync();
        await Expect(page.GetByText("Nobody has leave booked")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change from" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the period" }).ClickAsync();
        await Expect(page.Locator(".rota-now")).ToContainTextAsync("Nobody knows who is on duty");

        await Expect(page.Locator(".rota__changes li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".rota__changes li").First).ToContainTextAsync("Took away who is on duty");
        await Expect(page.Locator(".rota__changes li").Last).ToContainTextAsync($"Put {name} on duty");
        await Expect(page.Locator(".rota__changes li").Last).ToContainTextAsync("Demo duty worker");
    }

    [Fact]
    public async Task A_rota_that_a_colleague_keeps_changes_while_one_looks()
    {
        var carers = await Tracker.RegisterAsync(profile: A.Profile(SettingType.FosterHousehold, ["fostering-edt"], Walsall, "walsall", "WS1", sector: Sector.InHouse));
        var (mine, theirs) = (await Tracker.WatchAsync(Role.Duty, $"/rota?authority={Walsall}"), await Tracker.SignInAsync(Role.Admin, $"/rota?authority={Walsall}"));

        await theirs.GetByRole(AriaRole.Link, new() { Name = "Choose who from" }).First.ClickAsync();
        await theirs.GetByLabel(carers.Profile.Name).CheckAsync();
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Save the period" }).ClickAsync();

        await Expect(mine.Locator(".rota tbody tr").First).ToContainTextAsync(carers.Profile.Name);
    }

    [Fact]
    public async Task A_commissioner_reads_it_and_cannot_change_it()
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/rota");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Emergency carers of Birmingham");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Choose who" })).ToHaveCountAsync(0);
        Assert.Equal(403, (await page.Context.APIRequest.GetAsync("/rota/leave")).Status);
    }
}
