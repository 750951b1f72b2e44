using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>Why not that one: a click away from the matches.</summary>
public sealed class LeftOutPageTests(Tracker tracker) : PageTests(tracker)
{
    [Fact]
    public async Task A_rule_leads_to_the_settings_that_it_leaves_out_and_what_they_say()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY20 8AA", ageMin: 5, ageMax: 11));
        var search = await Tracker.SearchAsync(A.Need(near: new("SY20"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");

        await duty.GetByRole(AriaRole.Link, new() { Name = "Outside the age range" }).ClickAsync();

        await Expect(duty.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Left out: outside the age range");
        await Expect(Row(duty, home)).ToContainTextAsync("Takes ages 5 to 11");
        await Expect(Row(duty, home).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_setting_that_a_choice_leaves_out_is_looked_up_by_name_and_held_with_a_reason()
    {
        var far = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY20 8AA"));
        var search = await Tracker.SearchAsync(A.Need(near: new("SY11"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");

        await duty.GetByRole(AriaRole.Link, new() { Name = "Why is one setting left out?" }).ClickAsync();
        await duty.GetByLabel("Part of a setting's name or reference").FillAsync(far.Profile.Name);
        await duty.Keyboard.PressAsync("Enter");
        await Expect(Row(duty, far)).ToContainTextAsync("miles away");
        await duty.GetByText("Hold with a reason").ClickAsync();
        await duty.GetByLabel("Why?").FillAsync("Her aunt lives there");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Hold 1 bed anyway" }).ClickAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"Bed 1 at {far.Profile.Name} is held until");
        var held = await Tracker.Service<SearchDesk>().FindAsync(search.Id);
        Assert.Equal("Her aunt lives there", Assert.Single(held!.Holds).Override);
    }

    [Fact]
    public async Task One_that_matches_says_so_and_a_name_that_is_none_is_said()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY23 1AA"));
        var search = await Tracker.SearchAsync(A.Need(near: new("SY23"), withinMiles: 2));

        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}/left-out?q={Uri.EscapeDataString(home.Profile.Name)}");
        await Expect(Row(duty, home).GetByRole(AriaRole.Link, new() { Name = "It matches" })).ToBeVisibleAsync();

        await duty.GotoAsync($"/searches/{search.Id}/left-out?q=no-such-place");
        await Expect(duty.GetByText("No setting has “no-such-place” in its name.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Beds_for_two_of_three_children_are_held_from_there()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY25 6AA"));
        await Tracker.DoAsync(home.Id, new OccupyBed("1", "E08000025"), A.Provider);
        var search = await Tracker.SearchAsync(A.Need(children: 3, near: new("SY25"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}/left-out?rule=no-bed-available");

        await Expect(Row(duty, home)).ToContainTextAsync("2 beds free: 1 occupied");
        await Row(duty, home).GetByRole(AriaRole.Button, new() { Name = "Hold 2 beds" }).ClickAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"Beds 2 and 3 at {home.Profile.Name} are held until");
    }

    [Fact]
    public async Task Where_the_reason_is_missing_it_is_asked_for_and_as_many_beds_are_held()
    {
        var far = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY20 8AA"));
        var search = await Tracker.SearchAsync(A.Need(children: 2, near: new("SY11"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}/left-out?q={Uri.EscapeDataString(far.Profile.Name)}");
        await duty.GetByText("Hold with a reason").ClickAsync();
        await duty.GetByRole(AriaRole.Button, new() { Name = "Hold 2 beds anyway" }).ClickAsync();

        await duty.GetByLabel($"Why hold {far.Profile.Name} anyway?").FillAsync("Their aunt lives there");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Hold 2 beds anyway" }).ClickAsync();

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"Beds 1 and 2 at {far.Profile.Name} are held until");
        await Expect(duty.GetByRole(AriaRole.Button, new() { Name = "Place the children" })).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, Setting home) => page.Locator("tr", new() { HasText = home.Profile.Name });
}
