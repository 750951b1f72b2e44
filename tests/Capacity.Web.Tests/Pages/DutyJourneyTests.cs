using System.Text.RegularExpressions;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>A worker alone at night, with a keyboard: from where they begin to a held bed.</summary>
public sealed class DutyJourneyTests(Tracker tracker) : PageTests(tracker)
{
    private const int Most = 12;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_bed_is_held_in_at_most_twelve_presses_besides_what_is_typed(int width, bool script)
    {
        var duty = await Tracker.OpenAsync(width, script);
        await duty.GotoAsync("/sign-in");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Duty" }).ClickAsync();
        await duty.WaitForURLAsync("**/find");
        var keys = new Keys(duty);

        await SearchAsync(keys);
        var first = await duty.Locator(".match h3 a").First.InnerTextAsync();
        await keys.TabToAsync($"Hold {first}");
        await keys.PressAsync("Enter");

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"at {first} is held until");
        Counted.AtMost(Most, keys.Presses, $"Duty holds a bed, presses besides what is typed, {width} px, {(script ? "with" : "without")} JavaScript");
    }

    [Fact]
    public async Task The_best_bed_goes_in_between_and_the_next_one_is_held()
    {
        var duty = await Tracker.SignInAsync(Role.Duty, "/find");
        var keys = new Keys(duty);
        await SearchAsync(keys);
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");
        var matches = duty.Locator(".match");
        var (best, next) = (await matches.First.GetAttributeAsync("data-key"), await matches.Nth(1).Locator("h3 a").InnerTextAsync());

        await Tracker.DoAsync(best!, new SuspendSetting(SuspensionReason.CarerBreak), A.Commissioner);
        await Expect(matches.First.Locator(".match__gone")).ToBeVisibleAsync();
        await keys.TabToAsync($"Hold {next}");
        await keys.PressAsync("Enter");

        await Expect(duty.Locator(".ring")).ToContainTextAsync($"at {next} is held until");
        Counted.AtMost(Most, keys.Presses, "Duty holds the next bed when the best one goes meanwhile, presses besides what is typed");
        await Tracker.DoAsync(best!, new ReopenSetting(), A.Commissioner);
    }

    [Fact]
    public async Task Without_JavaScript_a_bed_that_has_gone_is_refused_in_words_and_the_page_is_the_present_one()
    {
        var home = await Tracker.RegisterAsync(beds: 1, profile: A.Profile(needs: [.. Catalogue.Needs.Select(n => n.Id)]));
        var search = await Tracker.SearchAsync(A.Need(needs: [.. Catalogue.Needs.Select(n => n.Id)]));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}", script: false);
        await Tracker.DoAsync(home.Id, new OccupyBed("1", "E08000025", A.Noon, null), A.Duty);

        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();

        await Expect(duty.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await Expect(duty.Locator($"li[data-key='{home.Id}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Brothers_and_sisters_apart_know_where_the_other_goes()
    {
        var needs = Catalogue.Needs.Select(n => n.Id).ToArray();
        var home = await Tracker.RegisterAsync(profile: A.Profile(needs: needs));
        var first = await Tracker.SearchAsync(A.Need(needs: needs));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{first.Id}");
        await duty.GetByRole(AriaRole.Link, new() { Name = "Find a bed for a brother or sister apart" }).ClickAsync();
        await duty.GetByLabel("Age", new() { Exact = true }).FillAsync("9");
        await duty.GetByLabel("Girl").CheckAsync();
        await duty.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();
        await Expect(duty.Locator(".siblings")).ToContainTextAsync("Boy aged 14, tonight: no bed held yet");
        await Expect(duty.Locator("#live-state")).ToHaveTextAsync("Live");

        var brothers = await Tracker.SignInAsync(Role.Duty, $"/searches/{first.Id}");
        await Expect(brothers.Locator(".siblings")).ToContainTextAsync("Girl aged 9, tonight");
        await brothers.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();

        await Expect(duty.Locator(".siblings")).ToContainTextAsync($"a bed held at {home.Profile.Name}");
    }

    [Fact]
    public async Task A_need_that_is_changed_keeps_the_point_that_a_program_searched_from()
    {
        var needs = Catalogue.Needs.Select(n => n.Id).ToArray();
        var home = await Tracker.RegisterAsync(profile: A.Profile(needs: needs));
        var search = await Tracker.SearchAsync(A.Need(needs: needs) with { Near = new(Latitude: 52.41, Longitude: -1.97) });
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator($"li[data-key='{home.Id}']")).ToContainTextAsync("0.2 miles from the place given");

        await duty.GotoAsync($"/find?like={search.Id}");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Find a bed" }).ClickAsync();
        await Expect(duty).ToHaveURLAsync(new Regex("/searches/"));

        Assert.DoesNotContain(search.Id, duty.Url, StringComparison.Ordinal);
        await Expect(duty.Locator($"li[data-key='{home.Id}']")).ToContainTextAsync("0.2 miles from the place given");
    }

    [Fact]
    public async Task The_end_of_a_hold_is_said_before_it_comes()
    {
        var needs = Catalogue.Needs.Select(n => n.Id).ToArray();
        var home = await Tracker.RegisterAsync(profile: A.Profile(needs: needs));
        var search = await Tracker.SearchAsync(A.Need(needs: needs));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");

        await duty.EvaluateAsync("() => { for (const s of document.querySelectorAll('select[name=minutes]')) s.add(new Option('8 minutes', '8', false, true)); }");
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();

        await Expect(duty.Locator("#announcer")).ToContainTextAsync($"Hold at {home.Profile.Name}: ends in 8 minutes");
        await Expect(duty.Locator(".hold.is-ending")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_child_placed_with_emergency_carers_has_a_clock_that_runs()
    {
        var needs = Catalogue.Needs.Select(n => n.Id).ToArray();
        var home = await Tracker.RegisterAsync(profile: A.Profile(SettingType.FosterHousehold, ["fostering-edt"], needs: needs));
        var search = await Tracker.SearchAsync(A.Need(needs: needs));
        var duty = await Tracker.SignInAsync(Role.Duty, $"/searches/{search.Id}");
        await Expect(duty.Locator($"li[data-key='{home.Id}']")).ToContainTextAsync("No rota says whether these carers are on duty");
        await duty.GetByRole(AriaRole.Button, new() { Name = $"Hold {home.Profile.Name}" }).ClickAsync();

        await duty.GetByRole(AriaRole.Button, new() { Name = "Place the child" }).ClickAsync();

        await Expect(duty.Locator(".search-log li")).ToContainTextAsync([$"Search started by {A.Duty.Name}", $"Bed 1 held at {home.Profile.Name}", $"Child placed at {home.Profile.Name}"]);
        await Expect(duty.Locator(".hold--ended")).ToContainTextAsync("Emergency stay ends");
        await Expect(duty.Locator(".hold--ended")).ToContainTextAsync(new Regex("\\(in [2-5] days"));
    }

    /// <summary>A boy of 14, tonight, near B31.</summary>
    private static async Task SearchAsync(Keys keys)
    {
        await keys.Page.Keyboard.TypeAsync("14");
        await keys.PressAsync("Tab");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        for (var field = 0; field < 3; field++) await keys.PressAsync("Tab"); // children, when, postcode
        await keys.Page.Keyboard.TypeAsync("B31 2AA");
        await keys.PressAsync("Enter");
        await keys.Page.WaitForURLAsync("**/searches/*");
    }
}
