using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Look;

/// <summary>The colours of the pages.</summary>
internal sealed class ThemeModel : LookPage
{
    /// <param name="theme">A word of <see cref="Theme.All"/>.</param>
    /// <param name="back">The page that it was chosen on.</param>
    public IActionResult OnPost(string? theme, string? back)
    {
        Theme.Find(theme).Keep(HttpContext);
        return BackTo(back);
    }
}
