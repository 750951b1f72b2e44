using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>A home manager at seven in the morning, with one thumb. The taps are those of docs/decisions/0015-provider-pages.md.</summary>
public sealed class YourSettingsTests(Tracker tracker) : PageTests(tracker)
{
    private static int _providers;

    private readonly string _provider = $"phone-care-{Interlocked.Increment(ref _providers)}";

    [Fact]
    public async Task One_tap_says_that_nothing_has_changed_in_one_setting()
    {
        var home = await RegisterAsync();
        var (page, thumb) = await OpenAsync();

        await thumb.TapButtonAsync($"Nothing has changed in {home.Profile.Name}");

        await Expect(page.Locator(".done")).ToContainTextAsync($"{home.Profile.Name}. Confirmed");
        Counted.Exactly(1, thumb.Taps, "A provider confirms one setting, taps");
        Assert.Equal(home.Version + 1, (await Tracker.ReadAsync(home.Id)).Version);
    }

    [Fact]
    public async Task One_tap_says_it_of_all_that_are_shown_and_what_has_changed_meanwhile_is_left_out_and_named()
    {
        Setting[] homes = [await RegisterAsync(), await RegisterAsync(), await RegisterAsync()];
        var (page, thumb) = await OpenAsync(script: false); // a live page would show the change
        await Tracker.DoAsync(homes[1].Id, new SuspendBed("1", SuspensionReason.Quality), A.Commissioner);

        await thumb.TapButtonAsync("Nothing has changed in all 3 settings");

        await Expect(page.Locator(".done")).ToHaveTextAsync("2 settings are confirmed.");
        await Expect(page.Locator(".govuk-error-summary li")).ToHaveTextAsync([$"{homes[1].Profile.Name} was not confirmed. The setting has changed since you read it. Look again, then decide."]);
        Counted.Exactly(1, thumb.Taps, "A provider confirms all settings that are shown, taps");
        await thumb.TapButtonAsync("Nothing has changed in all 3 settings");
        await Expect(page.Locator(".done")).ToHaveTextAsync("3 settings are confirmed.");
        Assert.Equal([3, 3, 3], (await Task.WhenAll(homes.Select(h => Tracker.ReadAsync(h.Id)))).Select(h => h.Version));
    }

    [Fact]
    public async Task Saying_it_of_all_twice_confirms_each_once()
    {
        Setting[] homes = [await RegisterAsync(), await RegisterAsync()];
        var (page, _) = await OpenAsync();
        const string SendTwice = """
            async () => {
              const form = document.querySelector("form[action*='handler=confirmAll']");
              const answers = await Promise.all([1, 2].map(() => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })));
              return answers.map((a) => a.url.split("?")[1]);
            }
            """;

        Assert.Equal(["done=all-confirmed&n=2", "done=all-confirmed&n=2"], await page.EvaluateAsync<string[]>(SendTwice));

        Assert.Equal([2, 2], (await Task.WhenAll(homes.Select(h => Tracker.ReadAsync(h.Id)))).Select(h => h.Version));
    }

    [Fact]
    public async Task Two_taps_suspend_a_bed_with_a_reason_and_one_takes_it_back()
    {
        var home = await RegisterAsync();
        var (page, thumb) = await OpenAsync($"/settings/{home.Id}");

        await thumb.TapSummaryAsync("Suspend… bed 2");
        await thumb.TapButtonAsync("Staffing");

        await Expect(page.Locator(".done")).ToContainTextAsync("Bed 2 is suspended.");
        Counted.Exactly(2, thumb.Taps, "A provider suspends a bed with its reason, taps");
        Assert.Equal(SuspensionReason.Staffing, (await Tracker.ReadAsync(home.Id)).Bed("2")!.Suspension?.Reason);
        await thumb.TapButtonAsync("Undo");
        await Expect(page.Locator(".done")).ToContainTextAsync("Taken back");
        Assert.Equal(BedStatus.Vacant, (await Tracker.ReadAsync(home.Id)).Bed("2")!.Status);
    }

    [Fact]
    public async Task A_reason_of_another_kind_asks_for_its_note()
    {
        var home = await RegisterAsync();
        var (page, thumb) = await OpenAsync($"/settings/{home.Id}");

        await thumb.TapSummaryAsync("Suspend… bed 1");
        await page.Locator("tr[data-key='bed-1']").GetByRole(AriaRole.Link, new() { Name = "Another reason" }).ClickAsync();
        await page.GetByLabel("Other").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend bed 1" }).ClickAsync();

        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Say in a note what the other reason is");
    }

    [Fact]
    public async Task Two_taps_from_the_list_make_a_bed_available()
    {
        var home = await RegisterAsync();
        await Tracker.DoAsync(home.Id, new SuspendBed("3", SuspensionReason.Preparing), A.Provider);
        var (page, thumb) = await OpenAsync();

        await thumb.TapLinkAsync(home.Profile.Name);
        await thumb.TapButtonAsync("Make available bed 3");

        await Expect(page.Locator(".done")).ToContainTextAsync("Bed 3 is open again.");
        Counted.Exactly(2, thumb.Taps, "A provider makes a bed available, from the list, taps");
        Assert.Equal(BedStatus.Vacant, (await Tracker.ReadAsync(home.Id)).Bed("3")!.Status);
    }

    [Fact]
    public async Task A_hold_is_accepted_with_one_tap_and_declined_with_two_where_it_stands()
    {
        var (yes, no) = (await RegisterAsync(), await RegisterAsync());
        var search = await Tracker.SearchAsync(A.Need(needs: [], near: new("B31 2AA")));
        await Tracker.HoldAsync(search.Id, yes.Id);
        await Tracker.HoldAsync(search.Id, no.Id);
        var (page, thumb) = await OpenAsync();

        await thumb.TapButtonAsync($"Accept the hold at {yes.Profile.Name}");
        await Expect(page.Locator(".done")).ToContainTextAsync("The hold is accepted.");
        Assert.Equal(1, thumb.Taps);
        await thumb.TapSummaryAsync($"the hold at {no.Profile.Name}");
        await thumb.TapButtonAsync("Staffing");
        await Expect(page.Locator(".done")).ToContainTextAsync("The hold is declined.");

        Assert.Equal(3, thumb.Taps);
        Assert.Equal(HoldStatus.Accepted, (await Tracker.ReadAsync(yes.Id)).Holds.Single().Status);
        Assert.Equal(DeclineReason.Staffing, (await Tracker.ReadAsync(no.Id)).Holds.Single().DeclineReason);
    }

    [Fact]
    public async Task A_suspension_about_to_end_is_kept_and_a_child_who_was_expected_to_leave_has_left()
    {
        var home = await RegisterAsync();
        await Tracker.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Maintenance, home.ConfirmedAt.AddHours(3)), A.Provider);
        await Tracker.DoAsync(home.Id, new OccupyBed("2", "E08000025"), A.Provider);
        await Tracker.DoAsync(home.Id, new ExpectFree("2", new(2020, 1, 6)), A.Provider);
        var (page, thumb) = await OpenAsync();

        await Expect(page.Locator(".matter p")).ToContainTextAsync(["Bed 1 opens again by itself at", "Bed 2 was expected to be free on Monday 6 January"]);
        await thumb.TapButtonAsync($"Keep it suspended bed 1 of {home.Profile.Name}");
        await Expect(page.Locator(".matter p").First).ToContainTextAsync("Bed 2 was expected");
        Assert.Equal(1, thumb.Taps);
        await thumb.TapSummaryAsync("The child has left");
        await thumb.TapButtonAsync("Yes, offer the bed at once");
        await Expect(page.Locator(".page-head__note")).ToContainTextAsync("Nothing waits for you");

        Assert.Equal(3, thumb.Taps);
        var kept = await Tracker.ReadAsync(home.Id);
        Assert.Equal(new Suspension(SuspensionReason.Maintenance), kept.Bed("1")!.Suspension);
        Assert.Equal(BedStatus.Vacant, kept.Bed("2")!.Status);
    }

    [Fact]
    public async Task Of_sixty_homes_the_right_one_is_there_after_a_few_letters()
    {
        foreach (var n in Enumerable.Range(1, 59)) await RegisterAsync(beds: 1, name: $"Oak House {n:00}");
        var wanted = await RegisterAsync(name: "Willow Lodge");
        var (page, _) = await OpenAsync();
        var rows = page.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(60);

        await page.GetByLabel("Find by name or district").PressSequentiallyAsync("wil");

        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync(wanted.Profile.Name);
        await Expect(page.Locator("#announcer")).ToContainTextAsync("1 setting found.");
        await Expect(page).ToHaveURLAsync(Tracker.Address + "/settings?q=wil");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Tracker.Phone);

        var (plain, thumb) = await OpenAsync(script: false);
        await plain.GetByLabel("Find by name or district").FillAsync("north 07");
        await thumb.TapButtonAsync("Find");
        await Expect(plain.Locator("tbody tr")).ToContainTextAsync(["Oak House 07"]);
    }

    [Fact]
    public async Task A_new_hold_appears_by_itself_and_is_said()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(provider: "birmingham-childrens-trust"));
        var page = await Tracker.WatchAsync(Role.Provider, $"/settings?q={Uri.EscapeDataString(home.Profile.Name)}");
        var search = await Tracker.SearchAsync(A.Need(needs: [], near: new("B31 2AA")));

        await Tracker.HoldAsync(search.Id, home.Id);

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Accept the hold at {home.Profile.Name}" })).ToBeVisibleAsync();
        await Expect(page.Locator("#announcer")).ToContainTextAsync($"{home.Profile.Name}: A bed is held: say yes or no");
    }

    [Fact]
    public async Task Limits_are_said_in_plain_words()
    {
        var home = await RegisterAsync();
        await Tracker.DoAsync(home.Id, new SetLimits(new(12, 16, Gender.Male, ["fire-setting"], false, new(2031, 12, 1, 0, 0, 0, TimeSpan.Zero))), A.Provider);

        var (page, _) = await OpenAsync($"/settings/{home.Id}");

        await Expect(page.Locator(".now__limits")).ToHaveTextAsync("Can match now: Boys 12 to 16, not fire setting, until 1 December 2031");
    }

    private Task<Setting> RegisterAsync(int beds = 3, string? name = null) => Tracker.RegisterAsync(beds, A.Profile(provider: _provider), name);

    private async Task<(IPage Page, Thumb Thumb)> OpenAsync(string path = "/settings?mine", bool script = true)
    {
        var page = await Tracker.OpenAsProviderAsync(_provider, path, script);
        return (page, new(page));
    }
}
