using System.Text.RegularExpressions;
using Capacity.Placements;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>A need is changed: one search goes on, or two that are for all of its children.</summary>
public sealed class ChangedNeedTests(Tracker tracker) : PageTests(tracker)
{
    private const string CloseBefore = "Close the search before it";

    private SearchDesk Desk => Tracker.Service<SearchDesk>();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_search_before_it_is_closed_and_leads_to_the_one_that_goes_on(bool script)
    {
        var before = await Tracker.SearchAsync(A.Need(age: 13, near: new("SY23"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{before.Id}", script: script);
        await duty.GetByRole(AriaRole.Link, new() { Name = "Change the need", Exact = true }).ClickAsync();
        await Expect(duty.GetByLabel(CloseBefore)).ToBeCheckedAsync();
        await Expect(duty.GetByLabel(CloseBefore)).ToHaveAccessibleDescriptionAsync("Boy aged 13, tonight");

        await duty.GetByLabel("Within", new() { Exact = true }).FillAsync("3");
        var next = await FindAsync(duty);

        Assert.Equal((SearchStatus.Closed, next), (await Desk.FindAsync(before.Id)) is { } closed ? (closed.Status, closed.ReplacedBy) : default);
        await duty.GotoAsync($"/searches/{before.Id}");
        await Expect(duty.GetByText("no bed is needed any more")).ToHaveCountAsync(0);
        await Expect(duty.Locator(".search-log li").Last).ToContainTextAsync("Went on with a changed need, by ");
        await duty.GetByText("It went on with a changed need").GetByRole(AriaRole.Link, new() { Name = "Boy aged 13, tonight" }).ClickAsync();
        await Expect(duty).ToHaveURLAsync(new Regex($"/searches/{next}$"));
        await duty.GotoAsync("/searches?status=closed");
        await Expect(duty.Locator($"tr:has(a[href='/searches/{before.Id}'])")).ToContainTextAsync("Went on with a changed need");
        await duty.GotoAsync("/handover");
        await Expect(duty.Locator($"#search-{next}")).ToBeVisibleAsync();
        await Expect(duty.Locator($"#search-{before.Id}")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_left_open_on_purpose_stays_open_also_when_the_form_is_refused_first()
    {
        var before = await Tracker.SearchAsync(A.Need(near: new("SY23"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}");
        await duty.GetByLabel(CloseBefore).UncheckAsync();
        await duty.GetByLabel("Age", new() { Exact = true }).FillAsync("40");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();
        await Expect(duty.Locator("#Age-error")).ToBeVisibleAsync();
        await Expect(duty.GetByLabel(CloseBefore)).Not.ToBeCheckedAsync();

        await duty.GetByLabel("Age", new() { Exact = true }).FillAsync("12");
        await FindAsync(duty);

        Assert.Equal(SearchStatus.Open, (await Desk.FindAsync(before.Id))!.Status);
    }

    [Fact]
    public async Task One_for_which_a_bed_is_held_stays_open_and_the_form_says_so()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY22 6AA"));
        var before = await Tracker.SearchAsync(A.Need(near: new("SY22"), withinMiles: 2));
        await Tracker.HoldAsync(before.Id, home.Id);
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}");

        await Expect(duty.GetByText("The search before it stays open, because a bed is held for it")).ToBeVisibleAsync();
        await Expect(duty.GetByLabel(CloseBefore)).ToHaveCountAsync(0);
        await FindAsync(duty);

        Assert.Equal(SearchStatus.Open, (await Desk.FindAsync(before.Id))!.Status);
    }

    [Fact]
    public async Task A_bed_that_is_held_while_the_form_stands_open_keeps_the_search_open()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY22 6AA"));
        var before = await Tracker.SearchAsync(A.Need(near: new("SY22"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}");
        await Expect(duty.GetByLabel(CloseBefore)).ToBeCheckedAsync();

        await Tracker.HoldAsync(before.Id, home.Id);
        var next = await FindAsync(duty);

        Assert.NotEqual(before.Id, next);
        Assert.Equal((SearchStatus.Open, null), (await Desk.FindAsync(before.Id)) is { } open ? (open.Status, open.ReplacedBy) : default);
    }

    [Fact]
    public async Task Sent_twice_one_search_goes_on_and_sent_again_with_another_age_that_one_goes_on()
    {
        var before = await Tracker.SearchAsync(A.Need(near: new("SY23"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}");

        var sent = await SendAsync(duty, "Age", "9", "9", "10", "10", "9");

        Assert.Equal(sent[0], sent[1]);
        Assert.Equal(sent[2], sent[3]);
        var open = (await Task.WhenAll(sent.Append(before.Id).Distinct().Select(id => Desk.FindAsync(id).AsTask()))).Where(s => s!.Status == SearchStatus.Open);
        Assert.Equal((sent[4], 9), Assert.Single(open) is { } last ? (last.Id, last.Need.Age) : default);
        Assert.Equal(sent[4], (await Desk.FindPresentAsync(before.Id))!.Id);
    }

    [Fact]
    public async Task A_colleague_who_has_it_open_is_led_to_the_one_that_goes_on()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY21 7AA"));
        var before = await Tracker.SearchAsync(A.Need(near: new("SY21"), withinMiles: 2));
        var (colleague, duty) = (await Tracker.WatchAsync(Role.Duty, $"/searches/{before.Id}"), await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}"));
        await Expect(colleague.Locator($"li[data-key='{home.Id}']")).ToBeVisibleAsync();

        var next = await FindAsync(duty);

        await Expect(colleague.GetByText("It went on with a changed need").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"/searches/{next}");
        await Expect(colleague.Locator(".match, form[action$='handler=hold']")).ToHaveCountAsync(0);
        await Expect(colleague.Locator("#announcer")).ToContainTextAsync("It went on with a changed need");
    }

    [Fact]
    public async Task Brothers_and_sisters_apart_are_shown_the_one_that_goes_on()
    {
        var before = await Tracker.SearchAsync(A.Need(near: new("SY23"), withinMiles: 2));
        var sister = await Desk.BeginAsync(Guid.CreateVersion7(), A.Need(age: 9, gender: ChildGender.Female), null, A.Duty, await Desk.FindAsync(before.Id));
        var (sisters, duty) = (await Tracker.WatchAsync(Role.Duty, $"/searches/{sister.Id}"), await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}"));

        await duty.GetByLabel("Age", new() { Exact = true }).FillAsync("15");
        await FindAsync(duty);

        await Expect(sisters.Locator(".siblings li")).ToHaveTextAsync([new Regex("Boy aged 15, tonight")]);
        await Expect(duty.Locator(".siblings li")).ToHaveTextAsync([new Regex("Girl aged 9, tonight")]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Beds_for_some_of_the_children_lead_to_two_searches_that_are_for_all_of_them(bool script)
    {
        await Tracker.RegisterAsync(beds: 2, profile: A.Profile(postcode: "SY24 5AA", ageMin: 6, ageMax: 7));
        var before = await Tracker.SearchAsync(A.Need(age: 7, children: 3, near: new("SY24"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{before.Id}", script: script);
        await duty.GetByRole(AriaRole.Link, new() { Name = "Beds for 2 of the children" }).ClickAsync();
        await Expect(duty.GetByLabel("Search for the other child too, and close the search for all 3")).ToBeCheckedAsync();

        var next = await FindAsync(duty);

        await Expect(duty.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("2 children together, boy aged 7, tonight");
        await Expect(duty.Locator(".siblings li")).ToHaveTextAsync([new Regex("Boy aged 7, tonight:\\s+no bed held yet")]);
        Assert.Equal(next, (await Desk.FindAsync(before.Id))!.ReplacedBy);
        await duty.Locator(".siblings a").ClickAsync();
        await Expect(duty.Locator(".siblings li")).ToHaveTextAsync([new Regex("2 children together, boy aged 7, tonight")]);
    }

    [Fact]
    public async Task The_others_are_as_many_as_what_was_sent_leaves_over_and_sent_twice_they_are_searched_for_once()
    {
        var before = await Tracker.SearchAsync(A.Need(children: 4, near: new("SY23"), withinMiles: 2));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}&children=3&sibling={before.Id}");

        var sent = await SendAsync(duty, "Children", "1", "1");

        Assert.Equal(sent[0], sent[1]);
        var next = (await Desk.FindAsync(sent[0]))!;
        var rest = (await Desk.FindAsync(Assert.Single(next.Siblings!)))!;
        Assert.Equal((1, 3, next.Id), (next.Need.Children, rest.Need.Children, Assert.Single(rest.Siblings!)));
    }

    [Fact]
    public async Task With_a_bed_held_for_all_of_them_one_more_search_goes_on_beside_it()
    {
        var home = await Tracker.RegisterAsync(profile: A.Profile(postcode: "SY22 6AA"));
        var before = await Tracker.SearchAsync(A.Need(children: 3, near: new("SY22"), withinMiles: 2));
        await Tracker.HoldAsync(before.Id, home.Id);
        var duty = await Tracker.SignInAsync(Role.Duty, $"/find?like={before.Id}&children=2&sibling={before.Id}");

        await Expect(duty.GetByText("The search for all 3 stays open, because a bed is held for it")).ToBeVisibleAsync();
        await Expect(duty.Locator("#CloseBefore")).ToHaveCountAsync(0);
        var next = await FindAsync(duty);

        Assert.Equal([before.Id], (await Desk.FindAsync(next))!.Siblings);
        Assert.Equal((SearchStatus.Open, next), (await Desk.FindAsync(before.Id)) is { } open ? (open.Status, Assert.Single(open.Siblings!)) : default);
    }

    /// <summary>Sends the form, and answers which search it leads to.</summary>
    private static async Task<string> FindAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();
        await page.WaitForURLAsync("**/searches/*");
        return IdOf(page.Url);
    }

    /// <summary>Sends the form as it stands with each of the values, one after the other, and answers which searches they lead to.</summary>
    private static async Task<string[]> SendAsync(IPage page, string field, params string[] values)
    {
        const string Send = """
            async ([field, values]) => {
              const form = document.querySelector("form.find");
              const led = [];
              for (const value of values) {
                const fields = new FormData(form);
                fields.set(field, value);
                led.push((await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) })).url);
              }
              return led;
            }
            """;
        return [.. (await page.EvaluateAsync<string[]>(Send, new object[] { field, values })).Select(IdOf)];
    }

    private static string IdOf(string address) => new Uri(address).Segments[^1];
}
