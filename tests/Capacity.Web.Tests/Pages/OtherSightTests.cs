using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>What is left where our colours are not: in a person's own (forced colours), and on paper. With <c>CAPACITY_SCREENSHOTS=folder</c> it leaves a picture of each.</summary>
public sealed class OtherSightTests(Tracker tracker) : PageTests(tracker)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CAPACITY_SCREENSHOTS");

    /// <summary>Of an element: whether its text is told from its ground.</summary>
    private const string Legible =
        """
        (e) => {
          const style = getComputedStyle(e);
          const ground = (at) => !at ? "rgb(255, 255, 255)" : /^rgba.*, 0\)$/.test(getComputedStyle(at).backgroundColor) ? ground(at.parentElement) : getComputedStyle(at).backgroundColor;
          return style.visibility === "visible" && e.getClientRects().length > 0 && style.color !== ground(e);
        }
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(Tracker.Phone, ColorScheme.Dark)]
    public async Task In_a_persons_own_colours_the_map_keeps_its_numbers_and_its_edges_say_what_its_grounds_did(int width, ColorScheme theme)
    {
        var page = await SeenAsync(Role.Commissioner, "/map", width, ForcedColors.Active, theme);
        var (numbers, tiles) = (await page.Locator(".map__tile strong").AllAsync(), await page.Locator(".map__tile a").AllAsync());

        Assert.NotEmpty(numbers);
        Assert.NotEmpty(tiles);
        foreach (var number in numbers) Assert.True(await number.EvaluateAsync<bool>(Legible), await number.InnerTextAsync());
        foreach (var tile in tiles) Assert.NotEqual("none 0px", await EdgeAsync(tile));
        var keys = await Task.WhenAll((await page.Locator(".legend__box").AllAsync()).Select(EdgeAsync));
        Assert.Equal(width == Tracker.Phone ? ["dashed 1px", "solid 1px", "solid 2px", "solid 4px"] : ["dashed 1px", "solid 1px", "solid 3px", "solid 6px"], keys);
        await PictureAsync(page, $"forced-map-{width}");
    }

    [Theory]
    [InlineData(Role.Commissioner, "/", ".kinds a[aria-current]")]
    [InlineData(Role.Duty, "/handover", ".handed__what a")]
    [InlineData(Role.Commissioner, "/wall", ".wall__rows li")]
    public async Task In_a_persons_own_colours_text_is_legible_and_what_is_chosen_is_told(Role role, string path, string what)
    {
        await Tracker.SearchAsync(A.Need());

        var page = await SeenAsync(role, path, Tracker.Phone, ForcedColors.Active, ColorScheme.Dark);

        var texts = await page.Locator(what).AllAsync();
        Assert.NotEmpty(texts);
        foreach (var text in texts) Assert.True(await text.EvaluateAsync<bool>(Legible), await text.InnerTextAsync());
        if (path == "/")
        {
            var grounds = await page.Locator(".kinds a").EvaluateAllAsync<string[]>("all => all.map((a) => getComputedStyle(a).backgroundColor)");
            Assert.Equal(2, grounds.Distinct().Count());
        }
        await PictureAsync(page, $"forced{path.Replace('/', '-')}");
    }

    [Theory]
    [InlineData(Role.Commissioner, "/", "tbody tr")]
    [InlineData(Role.Commissioner, "/map", ".map__tile, tbody tr")]
    [InlineData(Role.Duty, "/searches/{id}", ".match")]
    [InlineData(Role.Duty, "/handover", ".handed")]
    public async Task On_paper_there_is_all_that_is_known_and_nothing_to_press(Role role, string path, string rows)
    {
        var search = await Tracker.SearchAsync(A.Need(needs: [], near: new("B31 2AA")));
        var page = await SeenAsync(role, path.Replace("{id}", search.Id, StringComparison.Ordinal), 1280);
        var onScreen = await page.Locator(rows).CountAsync();

        await page.Clock.SetFixedTimeAsync(new DateTime(2030, 1, 1, 8, 30, 0, DateTimeKind.Utc));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        await Expect(page.Locator(".as-at")).ToHaveTextAsync("As at Tuesday 1 January at 08:30"); // of when it is, not of when it was opened
        await Expect(page.Locator("#live-state")).ToBeHiddenAsync();
        foreach (var gone in await page.Locator(".masthead__nav, .masthead__who, .foot, .govuk-back-link, .filters, .kinds, main form:not(.handed form), main .govuk-button").AllAsync())
            Assert.False(await gone.IsVisibleAsync(), await gone.InnerTextAsync());
        Assert.NotEqual(0, onScreen);
        Assert.Equal(onScreen, await page.Locator($":is({rows}):visible").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('main *')].filter((e) => getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1 && e.clientWidth > 1).length"));
        if (rows == ".match") await Expect(page.Locator(".match__why .exact")).ToHaveCountAsync(onScreen);
        foreach (var exact in await page.Locator("main .exact").AllAsync()) Assert.True(await exact.EvaluateAsync<bool>("e => e.getClientRects().length === 0 || e.getBoundingClientRect().width > 1"));
        await PictureAsync(page, $"paper{path.Replace("/{id}", "", StringComparison.Ordinal).Replace('/', '-')}");
    }

    private async Task<IPage> SeenAsync(Role role, string path, int width, ForcedColors forced = ForcedColors.None, ColorScheme theme = ColorScheme.Light)
    {
        var page = await Tracker.SignInAsync(role, path, width);
        await page.EmulateMediaAsync(new() { ForcedColors = forced, ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        return page;
    }

    private static Task<string> EdgeAsync(ILocator box) => box.EvaluateAsync<string>("e => getComputedStyle(e).borderTopStyle + ' ' + getComputedStyle(e).borderTopWidth");

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
    }
}
