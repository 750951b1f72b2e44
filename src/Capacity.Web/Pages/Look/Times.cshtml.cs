using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Look;

/// <summary>How times are shown.</summary>
internal sealed class TimesModel : LookPage
{
    /// <param name="times">A word of <see cref="Times.All"/>.</param>
    /// <param name="back">The page that it was chosen on.</param>
    public IActionResult OnPost(string? times, string? back)
    {
        Times.Find(times).Keep(HttpContext);
        return BackTo(back);
    }
}
