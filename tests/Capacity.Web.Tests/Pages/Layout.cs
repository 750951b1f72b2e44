using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>What axe does not look at: whether everything stays within the page's width, and nothing is cut off, however narrow it is and however far its text is spaced.</summary>
internal static class Layout
{
    /// <summary>WCAG 2.2, 1.4.12.</summary>
    private const string SpacedText = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

    private const string Faults =
        """
        () => {
          const faults = [];
          const width = document.documentElement.clientWidth;
          const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".govuk-visually-hidden, .govuk-skip-link") && e.clientWidth !== 1; // a single pixel is for those who listen
          if (document.documentElement.scrollWidth > width) {
            const wide = [...document.body.querySelectorAll("*")].filter((e) => shown(e) && e.getBoundingClientRect().right > width + 1);
            faults.push(`scrolls sideways: ${wide.slice(-3).map((e) => e.outerHTML.slice(0, 80)).join(" | ")}`);
          }
          for (const e of document.body.querySelectorAll("*")) {
            const style = getComputedStyle(e);
            const cut = style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 || style.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1;
            if (cut && shown(e) && !e.title && !e.matches("input, select, textarea, thead, thead *")) faults.push(`cut off: ${e.outerHTML.slice(0, 80)}`);
          }
          return faults;
        }
        """;

    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        return (await page.EvaluateAsync<string[]>(Faults)).Select(f => $"at {width} px {f}");
    }

    /// <summary>Needs a page whose content security policy is not in force.</summary>
    public static async Task<IEnumerable<string>> FaultsWithSpacedTextAsync(IPage page, int width)
    {
        await page.AddStyleTagAsync(new() { Content = SpacedText });
        return (await FaultsAsync(page, width)).Select(f => $"with spaced text {f}");
    }
}
