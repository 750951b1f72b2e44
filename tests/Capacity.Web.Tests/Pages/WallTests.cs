using System.Globalization;
using System.Text.RegularExpressions;
using Capacity.Settings;
using Capacity.Storage.Accounts;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

public sealed partial class WallTests(Tracker tracker) : PageTests(tracker)
{
    private const int MostScript = 200 * 1024, SlowestPaint = 1000;

    [Fact]
    public async Task A_change_reaches_the_wall_and_a_wall_that_is_not_live_says_so_and_comes_back_by_itself()
    {
        var home = await Tracker.RegisterAsync(beds: 12);
        var wall = await Tracker.WatchAsync(Role.Commissioner, $"/wall/district/{home.Profile.District}");
        var (number, state) = (wall.Locator(".wall__number"), wall.Locator("#live-state"));
        var before = await ReadAsync(number);
        await wall.EvaluateAsync("window.untouched = true");

        await Tracker.DoAsync(home.Id, new SuspendSetting(SuspensionReason.CarerBreak), A.Duty);
        await Expect(number).ToHaveTextAsync(Text(before - 12));
        await Expect(wall.Locator(".wall__why")).ToContainTextAsync("Carer's break");

        await Tracker.StopAsync();
        await Expect(state).ToContainTextAsync("Not live since");
        await Expect(state).ToContainTextAsync("These numbers are less than a minute old");
        await Expect(wall.Locator("html")).ToHaveClassAsync(new Regex("is-not-live"));
        await Tracker.StartAgainAsync();
        await Tracker.DoAsync(home.Id, new ReopenSetting(), A.Duty);

        await Expect(state).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(number).ToHaveTextAsync(Text(before));
        Assert.True(await wall.EvaluateAsync<bool>("window.untouched"));
    }

    [Fact]
    public async Task A_wall_loads_itself_anew_when_the_server_has_another_client_and_another_page_does_not()
    {
        var home = await Tracker.RegisterAsync();
        var (wall, board) = (await WithOlderClientAsync("/wall"), await WithOlderClientAsync("/"));

        await Tracker.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Staffing), A.Duty);

        await Expect(wall.Locator("script[type='module']")).Not.ToHaveAttributeAsync("src", "/app.js?v=older");
        await Expect(wall.Locator("#live-state")).ToHaveTextAsync("Live");
        await Expect(board.Locator(".changes")).ToContainTextAsync(home.Profile.Name);
        Assert.False(await wall.EvaluateAsync<bool>("window.untouched === true"));
        Assert.True(await board.EvaluateAsync<bool>("window.untouched"));
    }

    /// <summary>A page as a server with another client has given it, before this one came.</summary>
    private async Task<IPage> WithOlderClientAsync(string path)
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/sign-in");
        await page.RouteAsync(Tracker.Address + path, async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Version().Replace(await answer.TextAsync(), "/app.js?v=older") });
        }, new() { Times = 1 });
        await page.GotoAsync(path);
        await Expect(page.Locator("script[type='module']")).ToHaveAttributeAsync("src", "/app.js?v=older");
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        await page.EvaluateAsync("window.untouched = true");
        return page;
    }

    [GeneratedRegex("/app\\.js\\?v=[0-9a-f]+")]
    private static partial Regex Version();

    [Fact]
    public async Task A_wall_whose_session_has_ended_shows_nothing_says_why_and_comes_back_after_the_sign_in()
    {
        const string path = "/wall/authority/E08000025";
        var wall = await HangAsync("Duty room", path);

        await TakeDownAsync("Duty room");

        await Expect(wall).ToHaveURLAsync(Tracker.Address + "/sign-in?ReturnUrl=%2Fwall%2Fauthority%2FE08000025", Patiently);
        await Expect(wall.Locator(".govuk-inset-text")).ToContainTextAsync("The wall board in this browser is signed out");
        await Expect(wall.Locator(".wall")).ToHaveCountAsync(0);
        await wall.GetByRole(AriaRole.Button, new() { Name = "Commissioner" }).ClickAsync();
        await Expect(wall).ToHaveURLAsync(Tracker.Address + path);
        await Expect(wall.Locator("#live-state")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task Another_page_whose_session_has_ended_stays_says_so_and_leads_back_by_the_sign_in()
    {
        var board = await HangAsync("Hall", "/?family=fostering");
        await board.EvaluateAsync("window.untouched = true");

        await TakeDownAsync("Hall");

        await Expect(board.Locator("#live-state")).ToContainTextAsync("You are signed out. What you see is as it was at ", new() { Timeout = Patiently.Timeout });
        Assert.True(await board.EvaluateAsync<bool>("window.untouched"));
        await board.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await board.GetByRole(AriaRole.Button, new() { Name = "Commissioner" }).ClickAsync();
        await Expect(board).ToHaveURLAsync(Tracker.Address + "/?family=fostering");
    }

    private static readonly PageAssertionsToHaveURLOptions Patiently = new() { Timeout = 30_000 };

    /// <summary>A board that hangs somewhere. Accounts of the demo have no session that could be ended.</summary>
    private async Task<IPage> HangAsync(string where, string path)
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/account/board");
        await page.GetByLabel("Where does it hang?").FillAsync(where);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this browser a board" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Tracker.Address + "/wall");
        await page.GotoAsync(path);
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        return page;
    }

    private async Task TakeDownAsync(string where)
    {
        var book = Tracker.Service<SessionBook>();
        Assert.True(await book.EndAsync((await book.BoardsAsync()).Single(b => b.Label == where).Id));
    }

    [Fact]
    public async Task A_wall_that_slept_is_not_live_for_as_long_as_it_slept()
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/sign-in");
        await page.Clock.InstallAsync();
        await page.GotoAsync("/wall");
        var state = page.Locator("#live-state");
        await Expect(state).ToHaveTextAsync("Live");
        await page.EvaluateAsync("new MutationObserver(() => { window.said = (window.said ?? '') + document.getElementById('live-state').textContent; }).observe(document.getElementById('live-state'), { childList: true })");

        await page.Clock.FastForwardAsync("03:00");

        await Expect(state).ToHaveTextAsync("Live");
        Assert.Contains("These numbers are 3 minutes old", await page.EvaluateAsync<string>("window.said ?? ''"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/wall", "West Midlands")]
    [InlineData("/wall/authority/E08000025", "Birmingham")]
    [InlineData("/wall/category/fostering-edt", "Fostering: emergency (EDT)")]
    [InlineData("/authorities/E08000025", "Birmingham")]
    [InlineData("/categories/fostering-edt", "Fostering: emergency (EDT)")]
    [InlineData("/map", "Beds available on the map")]
    public async Task A_board_is_whole_without_javascript(string path, string heading)
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, path, script: false);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        await Expect(page.Locator("#live-state")).ToContainTextAsync("As at");
        Assert.NotEqual(0, await page.Locator("main li, main tbody tr").CountAsync());
    }

    [Theory]
    [InlineData("/authorities/E99999999"), InlineData("/categories/none"), InlineData("/wall/region/region"), InlineData("/wall/district"), InlineData("/wall/provider/acme-care")]
    public async Task What_has_no_board_is_not_there(string path)
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/no-such-page");

        Assert.Equal(404, (await page.Context.APIRequest.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Every_tile_leads_by_keyboard_to_its_board()
    {
        var page = await Tracker.SignInAsync(Role.Commissioner, "/map");
        var tile = page.GetByRole(AriaRole.Link, new() { NameRegex = new("Solihull [0-9]+ of [0-9,]+") });

        await tile.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Solihull");
        Assert.EndsWith("/authorities/E08000029", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlines_that_are_imported_are_drawn_instead_of_tiles_and_lead_to_the_same_boards()
    {
        var file = Path.Combine(Tracker.Folder, Capacity.Web.Boundaries.BoundaryFolder.FileName);
        await File.WriteAllTextAsync(file, """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LAD23CD":"E08000029"},"geometry":{"type":"Polygon","coordinates":[[[-1.9,52.3],[-1.6,52.3],[-1.6,52.5],[-1.9,52.3]]]}}]}
            """, TestContext.Current.CancellationToken);
        try
        {
            var page = await Tracker.SignInAsync(Role.Commissioner, "/map");

            await Expect(page.Locator(".map__area path")).ToHaveCountAsync(1);
            await Expect(page.Locator(".map__tile")).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Solihull: [0-9]+ available of [0-9]+") }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Solihull");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_board_is_painted_soon_and_its_script_is_small_and_breaks_no_policy()
    {
        var (page, violations, script) = (await Tracker.SignInAsync(Role.Commissioner, "/no-such-page"), new List<string>(), 0);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) violations.Add(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "script") script += int.Parse(response.Headers["content-length"], CultureInfo.InvariantCulture);
        };

        foreach (var path in new[] { "/", "/map", "/wall" }) // the first is warm from other tests or cold: either is soon enough
        {
            script = 0;
            await page.GotoAsync(path);
            await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
            var paint = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: first paint after {paint:0} ms (should be under {SlowestPaint}), script {script:N0} bytes gzipped");
            Assert.True(script < MostScript, $"{path} loads {script:N0} bytes of script.");
        }
        Assert.Empty(violations);
    }

    private static async Task<int> ReadAsync(ILocator number) => int.Parse((await number.InnerTextAsync()).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
