using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>axe-core in a page: put into it once, run as often as the page looks otherwise. (The Playwright binding loads it anew, and a page beside it, for each run.)</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>In each fault.</summary>
    public const string Breaks = "breaks ";

    private const string Run =
        """
        async (runOnly) => {
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `breaks ${id}: ${html} ${failureSummary.replace(/\s+/g, " ")}`));
        }
        """;

    /// <summary>WCAG 2.2 AA, and what axe holds to be good besides.</summary>
    private static readonly object Everything = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What another theme or width can change of a page of which all has been looked at.</summary>
    private static readonly object WhatIsSeen = new { type = "rule", values = (string[])["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"] };

    /// <summary>What another width can change of a page whose colours have been looked at.</summary>
    private static readonly object WhatHasRoom = new { type = "rule", values = (string[])["target-size", "scrollable-region-focusable"] };

    /// <summary>Contrast is most of the work: unless all is asked for, it is looked at once in each theme.</summary>
    public static readonly bool Thorough = Environment.GetEnvironmentVariable("CAPACITY_TEST_PAGES") == "twice";

    /// <summary>The script is no part of the page's own: it needs no leave of the content security policy.</summary>
    public static Task LoadAsync(IPage page) => page.EvaluateAsync(Script);

    public static Task<string[]> FaultsAsync(IPage page, bool everything) => page.EvaluateAsync<string[]>(Run, everything ? Everything : Thorough ? WhatIsSeen : WhatHasRoom);
}
