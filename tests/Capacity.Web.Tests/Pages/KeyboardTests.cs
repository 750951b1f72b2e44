using System.Text.RegularExpressions;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>Whole journeys without a mouse, seeing at every step where one is. Duty's is in <see cref="DutyJourneyTests"/>.</summary>
public sealed partial class KeyboardTests(Tracker tracker) : PageTests(tracker)
{
    private const int MostPresses = 10;

    [Fact]
    public async Task A_provider_answers_a_hold_suspends_a_bed_and_confirms()
    {
        var needs = Catalogue.Needs.Select(n => n.Id).ToArray();
        var home = await Tracker.RegisterAsync(profile: A.Profile(provider: "birmingham-childrens-trust", needs: needs));
        await Tracker.HoldAsync((await Tracker.SearchAsync(A.Need(needs: needs))).Id, home.Id);
        var page = await Tracker.SignInAsync(Role.Provider, $"/settings?q={home.Id}");
        var keys = new Keys(page);

        await keys.GoAsync("Skip to main content");
        await keys.GoAsync(home.Profile.Name);
        await Expect(page).ToHaveTitleAsync($"{home.Profile.Name} – Capacity");
        await keys.GoAsync("Accept the hold of bed 1");
        await Expect(page.Locator(".done")).ToHaveTextAsync("The hold is accepted.");
        await Expect(page.Locator(".done")).ToBeFocusedAsync();

        await keys.GoAsync("Suspend… bed 2");
        await keys.GoAsync("Another reason, an end or a note");
        await Expect(page).ToHaveTitleAsync("Suspend bed 2 – Capacity");
        await keys.GoAsync("Suspend bed 2");
        await Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await keys.GoAsync("Staffing", "Space");
        await keys.GoAsync("Suspend bed 2");
        await Expect(page.Locator("tr[data-key='bed-2']")).ToContainTextAsync("Staffing");

        await keys.GoAsync("Confirm: this is right");
        await Expect(page.Locator(".done")).ToHaveTextAsync("Confirmed: what you see is right.");
        Counted.AtMost(MostPresses, keys.Presses, $"A provider answers a hold, suspends a bed (refused once) and confirms without a mouse, presses of Enter or Space besides {keys.Steps} Tabs");
    }

    [Fact]
    public async Task A_commissioner_finds_a_suspended_bed_reopens_it_and_is_told_what_else_changes()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(district: "birmingham-sutton-coldfield", postcode: "B72 1AA"));
        await Tracker.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Regulator), A.Commissioner);
        var page = await Tracker.WatchAsync(Role.Commissioner, "/");
        var keys = new Keys(page);

        await keys.GoAsync("Skip to main content");
        await keys.GoAsync("Sutton Coldfield");
        await Expect(page).ToHaveTitleAsync("Sutton Coldfield – Capacity");
        await keys.GoAsync("Suspended");
        await Expect(page).ToHaveURLAsync(new Regex("show=suspended"));
        await keys.GoAsync(home.Profile.Name);
        await Expect(page).ToHaveTitleAsync($"{home.Profile.Name} – Capacity");
        await keys.GoAsync("Reopen bed 1");
        await Expect(page.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Available");
        Counted.AtMost(MostPresses, keys.Presses, $"A commissioner finds a suspended bed and reopens it without a mouse, presses of Enter besides {keys.Steps} Tabs");

        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        await Tracker.DoAsync(home.Id, new SuspendBed("2", SuspensionReason.Matching), A.Provider);
        await Expect(page.Locator("#announcer")).ToContainTextAsync("Bed 2: Suspended");
    }

    [Fact]
    public async Task Light_and_dark_are_chosen_without_a_mouse_and_without_JavaScript_and_stay_so()
    {
        var page = await Tracker.OpenAsync(script: false);
        await page.GotoAsync("/sign-in?ReturnUrl=%2Ffind");

        await new Keys(page).GoAsync("Dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page).ToHaveURLAsync(Tracker.Address + "/sign-in?ReturnUrl=%2Ffind");
        await page.GotoAsync("/no-such-page");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await new Keys(page).GoAsync("As this device");
        await Expect(page).ToHaveURLAsync(Tracker.Address + "/no-such-page");
        Assert.Empty(await page.Locator("html").GetAttributeAsync("data-theme") ?? "");
    }

    [Fact]
    public async Task Exact_times_are_shown_without_a_mouse_and_without_JavaScript_stay_so_and_add_no_stop_to_a_table()
    {
        var page = await Tracker.OpenAsync(script: false, session: await Tracker.SessionAsync(Role.Commissioner));
        await page.GotoAsync("/districts/birmingham-northfield?show=any");
        var (exact, before) = (page.Locator("tbody tr .exact"), await StopsAsync(page));
        await Expect(exact.First).ToHaveTextAsync(ExactTime());
        Assert.False(await IsShownAsync(exact.First));

        await new Keys(page).GoAsync("Exact time too");

        await Expect(page).ToHaveURLAsync(Tracker.Address + "/districts/birmingham-northfield?show=any");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-times", "full");
        Assert.True(await IsShownAsync(exact.First));
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync(BesideHowLongAgo());
        Assert.Equal(before, await StopsAsync(page));
        foreach (var path in (string[])["/districts/birmingham-northfield?show=any", "/settings/bct-camborne", "/settings"])
        {
            await page.GotoAsync(path);
            Assert.True(await IsShownAsync(page.Locator("main .exact").First), path);
            foreach (var width in (int[])[1280, Tracker.Phone, 320]) Assert.Empty(await Layout.FaultsAsync(page, width));
        }

        await new Keys(page).GoAsync("How long ago");
        await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-times", "full");
        Assert.False(await IsShownAsync(page.Locator("main .exact").First));
    }

    /// <summary>What Tab stops at in the page itself.</summary>
    private static Task<int> StopsAsync(IPage page) => page.Locator("main :is(a[href], button, input, select, textarea, summary, [tabindex])").CountAsync();

    /// <summary>A single pixel is for those who listen.</summary>
    private static Task<bool> IsShownAsync(ILocator text) => text.EvaluateAsync<bool>("e => e.getBoundingClientRect().width > 1");

    [GeneratedRegex("(just now|ago), [0-9]")]
    private static partial Regex BesideHowLongAgo();

    [GeneratedRegex("^, [0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}, [0-9]{2}:[0-9]{2}:[0-9]{2}$")]
    private static partial Regex ExactTime();

    [Fact]
    public async Task Choosing_a_theme_never_leads_to_another_site()
    {
        var page = await Tracker.OpenAsync(script: false);
        await page.GotoAsync("/sign-in");
        var token = await page.Locator("form[action='/theme'] input[name='__RequestVerificationToken']").InputValueAsync();
        var form = page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in ((string, string)[])[("theme", "dark"), ("back", "https://example.org/"), ("__RequestVerificationToken", token)]) form.Set(name, value);

        var answer = await page.Context.APIRequest.PostAsync("/theme", new() { Form = form, MaxRedirects = 0 });

        Assert.Equal((302, "/"), (answer.Status, answer.Headers["location"]));
    }
}
