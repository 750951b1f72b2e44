using System.Collections.Concurrent;
using Capacity.Terms;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>
/// Walks every page in a browser, as who sees it: in both themes and at both widths axe finds nothing to say, by WCAG 2.2 AA and its own best practices.
/// With <c>CAPACITY_SCREENSHOTS=folder</c> it leaves a picture of each, which is what <c>tests/screenshots</c> does.
/// </summary>
public sealed class EveryPageTests(Tracker tracker) : PageTests(tracker)
{
    private const int Desk = 1280, Phone = 390, AtOnce = 3;

    private static readonly int[] Widths = [Desk, Phone];
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>1280 px at 200 and at 400 per cent.</summary>
    private const int Zoomed = 640, Reflowed = 320;

    /// <summary>What is wrong has the focus, and the title says so.</summary>
    private const string Told = "() => document.activeElement.matches('.govuk-error-summary') && document.title.startsWith('Error: ')";

    /// <summary>A page that is live has said so; another needs not.</summary>
    private const string Connected = "body:not([data-live]), body[data-live=''], .live-state--on";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CAPACITY_SCREENSHOTS");

    /// <summary>Each page as it is and with what is wrong; each of its other states too where pictures or all of it are wanted.</summary>
    private static IEnumerable<PageExample> Walked => Axe.Thorough || Pictures is not null ? PageExamples.All : PageExamples.All.DistinctBy(e => (e.Route, e.Press is null));

    [Fact]
    public void Every_page_has_an_example()
    {
        var routes = Tracker.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.Trim('/')).Except(PageExamples.WithoutLook);

        Assert.Equal(routes.Order(), PageExamples.All.Select(e => e.Route).Distinct().Order());
    }

    [Fact]
    public async Task Every_page_is_accessible_in_both_themes_at_both_widths_zoomed_and_spaced()
    {
        var scene = await Scene.SetAsync(Tracker);
        var sessions = new Dictionary<Role, string>();
        foreach (var role in Enum.GetValues<Role>()) sessions.Add(role, await Tracker.SessionAsync(role));
        var faults = new ConcurrentBag<string>();
        var titles = new ConcurrentBag<(string Title, PageExample Of)>();
        var looks = 0;

        await Parallel.ForEachAsync(Walked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (example, _) =>
        {
            var page = await Tracker.OpenAsync(new BrowserNewContextOptions
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                StorageState = example.Session?.Invoke(scene) ?? (example.Role is { } role ? sessions[role] : null),
                ViewportSize = new() { Width = Desk, Height = 900 },
            });
            try
            {
                var address = new Uri(new Uri(Tracker.Address), example.Address(scene));
                await page.GotoAsync(address.ToString());
                if (new Uri(page.Url).AbsolutePath != address.AbsolutePath) faults.Add($"{example} leads to {page.Url}");
                if (example.Press is { } button) await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
                await page.Locator(Connected).WaitForAsync(new() { State = WaitForSelectorState.Attached });
                titles.Add((await page.TitleAsync(), example));
                foreach (var fault in await FaultsAsync(page, example)) faults.Add($"{example} {fault}");
                Interlocked.Add(ref looks, Widths.Length * Themes.Length);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                faults.Add($"{example} cannot be seen: {e.Message}");
            }
            await page.Context.CloseAsync();
        });

        foreach (var same in titles.GroupBy(t => t.Title).Where(g => g.Select(t => t.Of.Route).Distinct().Count() > 1))
            faults.Add($"{string.Join(" and ", same.Select(t => t.Of))} have the same title, {same.Key}");
        var broken = faults.Count(f => f.Contains(Axe.Breaks, StringComparison.Ordinal));
        Counted.Say($"axe looked {looks} times: {titles.Count} pages and states x {Themes.Length} themes x {Widths.Length} widths ({string.Join(" and ", Widths)} px). Violations: {broken}");
        Counted.Say($"Layout at {Desk}, {Zoomed}, {Phone} and {Reflowed} px, and with spaced text, titles and focus. Faults: {faults.Count - broken}");
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.Order()));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page, PageExample example)
    {
        var faults = new List<string>();
        if (example.Press is not null && !await page.EvaluateAsync<bool>(Told)) faults.Add("does not lead to what is wrong");
        await Axe.LoadAsync(page);
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var theme in Themes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{example.Name}-{width}-{theme.ToString().ToLowerInvariant()}.png"), FullPage = true });
                faults.AddRange((await Axe.FaultsAsync(page, everything: (width, theme) is (Desk, ColorScheme.Light) or (Phone, ColorScheme.Dark))).Select(f => $"at {width} px in the {theme} theme {f}"));
            }
            faults.AddRange(await Layout.FaultsAsync(page, width));
        }
        faults.AddRange(await Layout.FaultsAsync(page, Zoomed));
        faults.AddRange(await Layout.FaultsAsync(page, Reflowed));
        faults.AddRange(await Layout.FaultsWithSpacedTextAsync(page, Reflowed));
        faults.AddRange(await Layout.FaultsWithSpacedTextAsync(page, Desk));
        return faults;
    }
}
