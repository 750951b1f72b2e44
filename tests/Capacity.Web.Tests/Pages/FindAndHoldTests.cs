using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class FindAndHoldTests(Tracker tracker) : PageTests(tracker)
{
    /// <summary>Needs that no setting of the demo meets all of: a test finds settings of these tests alone.</summary>
    private static readonly string[] All = [.. Catalogue.Needs.Select(n => n.Id)];

    [Fact]
    public async Task A_bed_that_is_found_and_held_is_seen_held_in_another_browser()
    {
        var home = await RegisterAsync();
        var elsewhere = await Tracker.WatchAsync(Role.Commissioner, $"/settings/{home.Id}");
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");

        await FindAsync(duty);
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"Bed 1 at {home.Profile.Name} is held until");
        await Expect(duty.Locator(".ring")).ToContainTextAsync(home.Profile.Phone!);
        await Expect(elsewhere.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Held");
        await Expect(elsewhere.GetByText(home.Profile.Phone!)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whom_to_ring_is_shown_once_and_again_only_for_the_trail()
    {
        var home = await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await FindAsync(duty);
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();
        await Expect(duty.Locator(".ring")).ToBeVisibleAsync();

        await duty.ReloadAsync();
        await Expect(duty.Locator(".ring")).ToHaveCountAsync(0);
        await duty.GetByRole(AriaRole.Button, new() { Name = "Show whom to ring" }).ClickAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync(home.Profile.Phone!);
        var trail = await Tracker.SignInAsync(Role.Commissioner, $"/settings/{home.Id}");
        await Expect(trail.Locator(".trail li").First).ToContainTextAsync("Contact read for a held bed");
    }

    [Fact]
    public async Task A_live_page_that_is_quicker_than_the_redirect_does_not_take_whom_to_ring()
    {
        var home = await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await FindAsync(duty);
        const string HoldThenReadParts = """
            async (form) => {
              await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
              await fetch(location.href, { headers: { "Capacity-Parts": "1" } });
            }
            """;

        await duty.Locator($"li[data-key='{home.Id}'] form").EvaluateAsync(HoldThenReadParts);
        await duty.ReloadAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync(home.Profile.Phone!);
    }

    [Fact]
    public async Task A_bed_is_held_with_the_keyboard_alone()
    {
        var home = await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");

        await TabToAsync(duty, "Age");
        await duty.Keyboard.TypeAsync("14");
        await TabToAsync(duty, "Gender");
        await duty.Keyboard.PressAsync("ArrowDown");
        foreach (var need in Catalogue.Needs)
        {
            await TabToAsync(duty, need.Name);
            await duty.Keyboard.PressAsync("Space");
        }
        await duty.Keyboard.PressAsync("Enter");
        await duty.WaitForURLAsync("**/searches/*");
        await TabToAsync(duty, $"Hold {home.Profile.Name}");
        await duty.Keyboard.PressAsync("Enter");

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"Bed 1 at {home.Profile.Name} is held");
    }

    [Fact]
    public async Task The_journey_works_without_JavaScript()
    {
        var home = await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find", script: false);

        await FindAsync(duty);
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();
        await Expect(duty.Locator(".ring")).ToContainTextAsync("is held until");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Place the child" }).ClickAsync();
        await Expect(duty.Locator(".hold")).ToContainTextAsync("Child placed");
        await duty.GotoAsync($"/settings/{home.Id}");
        await duty.Locator("tr[data-key='bed-2']").GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await duty.GetByLabel("Maintenance").CheckAsync();
        await duty.GetByRole(AriaRole.Button, new() { Name = "Suspend bed 2" }).ClickAsync();

        await Expect(duty.Locator(".done")).ToHaveTextAsync("Bed 2 is suspended.");
        await Expect(duty.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Occupied");
        await Expect(duty.Locator("tr[data-key='bed-2']")).ToContainTextAsync("Maintenance");
    }

    [Fact]
    public async Task A_match_that_goes_stays_where_it_stands_and_what_is_being_typed_is_left_alone()
    {
        var (first, second) = (await RegisterAsync(), await RegisterAsync());
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await FindAsync(duty);
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        var (going, staying) = (duty.Locator($"li[data-key='{first.Id}']"), duty.Locator($"li[data-key='{second.Id}']"));
        await staying.Locator("select[name=minutes]").SelectOptionAsync("240");
        await staying.Locator("select[name=minutes]").FocusAsync();

        await Tracker.DoAsync(first.Id, new SuspendSetting(SuspensionReason.Staffing), A.Commissioner);
        var third = await RegisterAsync();

        await Expect(going.Locator(".match__gone")).ToBeVisibleAsync();
        await Expect(going.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(duty.Locator($"li[data-key='{third.Id}']")).ToBeVisibleAsync();
        await Expect(duty.Locator("#announcer")).Not.ToBeEmptyAsync();
        await Expect(staying.Locator("select[name=minutes]")).ToHaveValueAsync("240");
        await Expect(staying.Locator("select[name=minutes]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_provider_declines_a_hold_and_duty_sees_it_at_once()
    {
        var home = await Tracker.RegisterAsync(beds: 2, profile: A.Profile(needs: All, provider: "birmingham-childrens-trust"));
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await FindAsync(duty);
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        var provider = await Tracker.SignInAsync(Role.Provider, "/settings?mine");

        await Expect(provider.Locator("tbody tr").First).ToContainTextAsync("A bed is held: say yes or no");
        await provider.GetByRole(AriaRole.Link, new() { Name = home.Profile.Name }).ClickAsync();
        await Expect(provider.GetByText(home.Profile.Phone!)).ToHaveCountAsync(0);
        await provider.GetByRole(AriaRole.Link, new() { Name = "Decline the hold of bed 1" }).ClickAsync();
        await provider.GetByLabel("Matching").CheckAsync();
        await provider.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();

        await Expect(provider.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Available");
        await Expect(duty.Locator(".hold")).ToContainTextAsync("Declined by the provider");
    }

    [Fact]
    public async Task A_need_that_is_come_back_to_and_changed_is_another_search()
    {
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        const string SendTwice = """
            async () => {
              const form = document.querySelector("form.find");
              const send = async (age) => {
                const fields = new FormData(form);
                fields.set("Age", age);
                fields.set("Gender", "female");
                return (await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) })).url;
              };
              return [await send("9"), await send("9"), await send("10")];
            }
            """;

        var searches = await duty.EvaluateAsync<string[]>(SendTwice);

        Assert.Equal(searches[0], searches[1]);
        Assert.NotEqual(searches[0], searches[2]);
        await duty.GotoAsync(searches[2]);
        await Expect(duty.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Girl aged 10, tonight");
    }

    [Fact]
    public async Task Once_the_child_is_placed_the_search_is_closed_with_one_press()
    {
        var home = await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await FindAsync(duty);
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();
        await Expect(duty.Locator(".done")).ToHaveCountAsync(0);

        await duty.GetByRole(AriaRole.Button, new() { Name = "Place the child" }).ClickAsync();
        await Expect(duty.Locator(".done")).ToContainTextAsync($"The child is placed at {home.Profile.Name}.");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Close as placed" }).ClickAsync();

        await Expect(duty.GetByText("This search is closed: the child was placed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_search_is_closed_and_is_then_among_the_closed_ones()
    {
        await RegisterAsync();
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await duty.GetByLabel("Case reference (optional)").FillAsync("CLOSE-1");
        await FindAsync(duty);

        await duty.GetByText("Close this search").ClickAsync();
        await duty.GetByRole(AriaRole.Button, new() { Name = "Close the search" }).ClickAsync();
        await Expect(duty.Locator("#outcome-error")).ToContainTextAsync("Say how the search ended");
        await duty.GetByLabel("No bed was found").CheckAsync();
        await duty.GetByRole(AriaRole.Button, new() { Name = "Close the search" }).ClickAsync();

        await Expect(duty.GetByText("This search is closed: no bed was found.")).ToBeVisibleAsync();
        await Expect(duty.GetByRole(AriaRole.Button, new() { Name = "Hold" })).ToHaveCountAsync(0);
        await duty.GotoAsync("/searches?status=closed");
        await Expect(duty.Locator("tbody tr").First).ToContainTextAsync("No bed found");
    }

    [Fact]
    public async Task Errors_stand_beside_their_fields_and_lead_to_them()
    {
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        await duty.GetByLabel("Near this postcode").FillAsync("Nowhere");

        await duty.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();

        await Expect(duty.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Expect(duty.Locator("#Age-error")).ToContainTextAsync("Give the child's age in years, from 0 to 17");
        await Expect(duty.Locator("#Gender-error")).ToContainTextAsync("Choose the child's gender");
        await Expect(duty.Locator("#Postcode-error")).ToContainTextAsync("is not a postcode");
        await Expect(duty.GetByLabel("Near this postcode")).ToHaveValueAsync("Nowhere");
        await duty.Locator(".govuk-error-summary a").First.ClickAsync();
        await Expect(duty.GetByLabel("Age", new() { Exact = true })).ToBeFocusedAsync();
    }

    private Task<Setting> RegisterAsync() => Tracker.RegisterAsync(beds: 2, profile: A.Profile(needs: All));

    private static async Task FindAsync(IPage page)
    {
        await page.GetByLabel("Age", new() { Exact = true }).FillAsync("14");
        await page.GetByLabel("Boy").CheckAsync();
        foreach (var need in Catalogue.Needs) await page.GetByLabel(need.Name, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();
        await page.WaitForURLAsync("**/searches/*");
    }

    /// <summary>Presses Tab until what has the focus bears the name: a field by its label or legend, a button by its words.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        const string Focused = """
            () => {
              const at = document.activeElement;
              const legend = at.type === "radio" ? at.closest("fieldset")?.querySelector("legend")?.textContent : null;
              return (legend ?? at.labels?.[0]?.textContent ?? at.textContent ?? "").replace(/\s+/g, " ").trim();
            }
            """;
        for (var presses = 0; presses < 120; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(Focused) == name) return;
        }
        Assert.Fail($"The keyboard does not reach '{name}'.");
    }
}
