using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Look;

/// <summary>Keeps how times are shown, and goes back to the page where that was chosen. Open to all: the choice is the browser's.</summary>
[AllowAnonymous]
internal sealed class TimesModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    /// <param name="times">A word of <see cref="Times.All"/>.</param>
    /// <param name="back">The page that it was chosen on: of this product only.</param>
    public IActionResult OnPost(string? times, string? back)
    {
        Times.Find(times).Keep(HttpContext);
        return Redirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
