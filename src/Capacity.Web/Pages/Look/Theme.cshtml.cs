using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Look;

/// <summary>Keeps the choice made at the foot of a page, and goes back to it. Open to all: the choice is the browser's.</summary>
[AllowAnonymous]
internal sealed class ThemeModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    /// <param name="theme">A word of <see cref="Theme.All"/>.</param>
    /// <param name="back">The page that it was chosen on: of this product only.</param>
    public IActionResult OnPost(string? theme, string? back)
    {
        Theme.Find(theme).Keep(HttpContext);
        return Redirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
