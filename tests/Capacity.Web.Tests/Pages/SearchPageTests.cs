using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
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
    public async Task The_first_sibling_is_shown_on_the_page_that_is_open()
    {
        var search = await Tracker.SearchAsync(A.Need(near: new("SY11"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");

        var desk = Tracker.Service<SearchDesk>();
        await desk.BeginAsync(Guid.CreateVersion7(), A.Need(age: 9), null, A.Duty, await desk.FindAsync(search.Id));

        await Expect(duty.Locator(".siblings")).ToContainTextAsync("Boy aged 9, tonight: no bed held yet");
    }
}
