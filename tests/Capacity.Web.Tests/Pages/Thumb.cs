using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>One thumb on a phone's page: what it taps is big enough for it, and every tap is counted.</summary>
internal sealed class Thumb(IPage page)
{
    /// <summary>CSS pixels: WCAG 2.2's target size (2.5.8).</summary>
    private const int Least = 24;

    public int Taps { get; private set; }

    public Task TapButtonAsync(string name) => TapAsync(page.GetByRole(AriaRole.Button, new() { Name = name }));

    public Task TapLinkAsync(string name) => TapAsync(page.GetByRole(AriaRole.Link, new() { Name = name }));

    /// <summary>What opens what can be said.</summary>
    public Task TapSummaryAsync(string text) => TapAsync(page.Locator("summary", new() { HasText = text }));

    private async Task TapAsync(ILocator target)
    {
        await target.ScrollIntoViewIfNeededAsync();
        var box = (await target.BoundingBoxAsync())!;
        Assert.True(box.Height >= Least && box.Width >= Least, $"{await target.TextContentAsync()} is {box.Width} by {box.Height}: too small for a thumb.");
        await target.ClickAsync();
        Taps++;
    }
}
