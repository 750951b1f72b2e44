using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed class SettingPageTests(Tracker tracker) : PageTests(tracker)
{
    [Fact]
    public async Task A_form_that_is_sent_twice_is_done_once()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}");
        const string SendTwice = """
            async () => {
              const form = document.querySelector("form[action$='handler=confirm']");
              const answers = await Promise.all([1, 2].map(() => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })));
              return answers.map((a) => a.status);
            }
            """;

        var statuses = await page.EvaluateAsync<int[]>(SendTwice);

        Assert.Equal([200, 200], statuses);
        Assert.Equal(home.Version + 1, (await Tracker.ReadAsync(home.Id)).Version);
    }

    [Fact]
    public async Task A_form_made_from_what_has_changed_since_is_refused_and_shown_anew()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}/beds/1/suspend");
        await Tracker.DoAsync(home.Id, new SuspendBed("2", SuspensionReason.Matching), A.Commissioner);

        await page.GetByLabel("Staffing").CheckAsync();
        await page.GetByLabel("Note (optional)").FillAsync("Two carers are ill");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend bed 1" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("The setting has changed since you read it");
        await Expect(page.GetByLabel("Note (optional)")).ToHaveValueAsync("Two carers are ill");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend bed 1" }).ClickAsync();

        await Expect(page.Locator("tr[data-key='bed-1']")).ToContainTextAsync("Two carers are ill");
    }

    [Fact]
    public async Task What_only_a_commissioner_may_lift_is_refused_in_words()
    {
        var home = await Tracker.RegisterAsync();
        await Tracker.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Regulator), A.Commissioner);
        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Reopen bed 1" }).ClickAsync();

        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Only a commissioner or an administrator can reopen it");
        Assert.Equal(BedStatus.Suspended, (await Tracker.ReadAsync(home.Id)).Bed("1")!.Status);
    }

    [Fact]
    public async Task A_child_moves_in_is_expected_to_leave_and_leaves()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}");
        var bed = page.Locator("tr[data-key='bed-3']");

        await bed.GetByRole(AriaRole.Link, new() { Name = "Child moved in" }).ClickAsync();
        await page.GetByLabel("Case reference (optional)").FillAsync("EDT-7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark bed 3 as occupied" }).ClickAsync();
        await Expect(bed).ToContainTextAsync("Placed by Birmingham");
        await bed.GetByRole(AriaRole.Link, new() { Name = "Expected free" }).ClickAsync();
        await page.GetByLabel("Day").FillAsync("2099-12-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the day" }).ClickAsync();
        await Expect(bed).ToContainTextAsync("expected free on 1 December 2099");
        await bed.GetByRole(AriaRole.Link, new() { Name = "Child left" }).ClickAsync();
        await page.GetByLabel("Not yet: it is being prepared").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark bed 3 as empty" }).ClickAsync();

        await Expect(bed).ToContainTextAsync("Being prepared");
        await Expect(page.GetByText("EDT-7")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Limits_are_set_and_cleared()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.SignInAsync(Role.Duty, $"/settings/{home.Id}/limits");

        await page.GetByLabel("Youngest").FillAsync("12");
        await page.GetByLabel("Boys only").CheckAsync();
        await page.GetByLabel("Fire setting").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the limits" }).ClickAsync();
        await Expect(page.Locator(".now__limits")).ToContainTextAsync("Boys 12 and over, not fire setting");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the limits" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear all limits" }).ClickAsync();

        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        await Expect(page.Locator(".now__limits")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_live_page_keeps_the_focus_where_it_is()
    {
        var home = await Tracker.RegisterAsync();
        var page = await Tracker.WatchAsync(Role.Duty, $"/settings/{home.Id}");
        var link = page.Locator("tr[data-key='bed-1']").GetByRole(AriaRole.Link, new() { Name = "Child moved in" });
        await link.FocusAsync();

        await Tracker.DoAsync(home.Id, new SuspendBed("3", SuspensionReason.Quality), A.Commissioner);

        await Expect(page.Locator("tr[data-key='bed-3']")).ToContainTextAsync("Quality");
        await Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_provider_confirms_in_one_tap()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(provider: "birmingham-childrens-trust"));
        var page = await Tracker.SignInAsync(Role.Provider, $"/settings/{home.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm: this is right" }).ClickAsync();

        await Expect(page.Locator(".done")).ToHaveTextAsync("Confirmed: what you see is right.");
        await Expect(page.Locator(".trail li").First).ToContainTextAsync("Confirmed: the picture is right");
    }
}
