using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>A search that two people have before them, or that finds more than it shows.</summary>
public sealed class SearchPageTests(Tracker tracker) : PageTests(tracker)
{
    [Fact]
    public async Task A_match_that_others_pass_is_not_gone_and_one_that_was_not_shown_is_not_new()
    {
        var near = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Tracker.RegisterAsync(profile: A.Profile(postcode: "HR9 5AA", rating: i == 2 ? Rating.RequiresImprovement : Rating.Good))));
        var (first, second, third) = (near[0].Id, near[1].Id, near[2].Id);
        var search = await Tracker.SearchAsync(A.Need(near: new("HR9"), withinMiles: 2, limit: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        await Expect(duty.Locator(".match")).ToHaveCountAsync(2);

        await Tracker.DoAsync(third, new Rate(Rating.Outstanding, DateOnly.FromDateTime(A.Noon.Date)), A.Admin);

        await Expect(duty.Locator($"li[data-key='{third}']")).ToBeVisibleAsync();
        await Expect(duty.Locator(".match.is-passed .match__rank, .match.is-passed .mark")).ToHaveCountAsync(2);
        await Expect(duty.Locator(".match__rank:visible")).ToHaveTextAsync(["2", "1"]); // as it stands: the one that rose is put last
        await Expect(duty.Locator(".match.is-gone, .match.is-new")).ToHaveCountAsync(0);
        foreach (var home in (string[])[first, second, third]) await Expect(duty.Locator($"li[data-key='{home}'] button")).ToBeEnabledAsync();

        await Tracker.DoAsync(first, new SuspendSetting(SuspensionReason.Staffing), A.Commissioner);
        await Tracker.DoAsync(second, new SuspendSetting(SuspensionReason.Staffing), A.Commissioner);
        await Tracker.DoAsync(third, new SuspendSetting(SuspensionReason.Staffing), A.Commissioner);

        await Expect(duty.Locator(".match.is-gone")).ToHaveCountAsync(3);
        await Expect(duty.GetByText("No setting meets this need now.")).ToBeVisibleAsync();

        await Tracker.DoAsync(second, new ReopenSetting(), A.Commissioner);

        await Expect(duty.Locator(".match.is-gone")).ToHaveCountAsync(2);
        await Expect(duty.Locator("#announcer")).ToContainTextAsync($"New match: {near[1].Profile.Name}");
        await Expect(duty.Locator($"li[data-key='{second}'] button")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_colleague_who_closes_the_search_leaves_nothing_to_hold()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY11 1AA"));
        var search = await Tracker.SearchAsync(A.Need(near: new("SY11"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        await Expect(duty.Locator($"li[data-key='{home.Id}']")).ToBeVisibleAsync();

        await Tracker.Service<SearchDesk>().CloseAsync(search.Id, SearchOutcome.NotNeeded, null, A.Duty);

        await Expect(duty.GetByText("This search is closed: no bed is needed any more.")).ToBeVisibleAsync();
        await Expect(duty.Locator(".match, h2#matches:visible, form[action$='handler=close']")).ToHaveCountAsync(0);
        await Expect(duty.Locator("#announcer")).ToContainTextAsync("This search is closed");
    }

    [Fact]
    public async Task A_reason_that_is_being_written_stays_while_the_search_is_open_and_goes_with_it()
    {
        var near = await Tracker.RegisterAsync(profile: A.Profile(postcode: "TF9 1AA"));
        var far = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY11 1AA"));
        var search = await Tracker.SearchAsync(A.Need(near: new("TF9"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await duty.Locator($"li[data-key='{near.Id}'] form").EvaluateAsync("(form, far) => { form.elements.setting.value = far; form.requestSubmit(); }", far.Id);
        await duty.GetByLabel($"Why hold {far.Profile.Name} anyway?").FillAsync("Her sister lives there");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");

        var second = await Tracker.RegisterAsync(profile: A.Profile(postcode: "TF9 1AA"));

        await Expect(duty.Locator($"li[data-key='{second.Id}']")).ToBeVisibleAsync();
        await Expect(duty.GetByLabel($"Why hold {far.Profile.Name} anyway?")).ToHaveValueAsync("Her sister lives there");

        await Tracker.Service<SearchDesk>().CloseAsync(search.Id, SearchOutcome.NotNeeded, null, A.Duty);

        await Expect(duty.GetByText("This search is closed: no bed is needed any more.")).ToBeVisibleAsync();
        await Expect(duty.Locator("form[action$='handler=hold']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_match_that_goes_is_no_tab_stop_moves_nothing_below_it_and_keeps_the_place_of_whoever_was_in_it()
    {
        var homes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Tracker.RegisterAsync(profile: A.Profile(postcode: "HR5 3AA", rating: i == 1 ? Rating.RequiresImprovement : Rating.Good))));
        var (going, staying) = (homes[0], homes[1]);
        var search = await Tracker.SearchAsync(A.Need(near: new("HR5"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        await duty.SetViewportSizeAsync(390, 844);
        var (row, below) = (duty.Locator($"li[data-key='{going.Id}']"), duty.Locator($"li[data-key='{staying.Id}']"));
        var distance = await DistanceAsync(row, below);
        await row.Locator("select[name=minutes]").FocusAsync();

        await Tracker.DoAsync(going.Id, new SuspendSetting(SuspensionReason.Staffing), A.Commissioner);

        await Expect(row.Locator(".match__gone")).ToBeVisibleAsync();
        await Expect(row).ToBeFocusedAsync();
        Assert.Equal(distance, await DistanceAsync(row, below), tolerance: 1);
        await duty.Keyboard.PressAsync("Tab");
        await Expect(below.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();

        await Tracker.DoAsync(going.Id, new ReopenSetting(), A.Commissioner);

        await Expect(duty.Locator("#announcer")).ToContainTextAsync($"New match: {going.Profile.Name}");
        await Expect(row.GetByRole(AriaRole.Button)).ToBeEnabledAsync();
    }

    [Fact]
    public async Task The_first_sibling_is_shown_on_the_page_that_is_open()
    {
        var search = await Tracker.SearchAsync(A.Need(near: new("SY11"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");

        var desk = Tracker.Service<SearchDesk>();
        await desk.BeginAsync(Guid.CreateVersion7(), A.Need(age: 9), null, A.Duty, await desk.FindAsync(search.Id));

        await Expect(duty.Locator(".siblings")).ToContainTextAsync("Boy aged 9, tonight: no bed held yet");
    }

    /// <summary>From the top of a row to the top of one below it.</summary>
    private static async Task<float> DistanceAsync(ILocator row, ILocator below) => (await below.BoundingBoxAsync())!.Y - (await row.BoundingBoxAsync())!.Y;
}
