using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Look;

/// <summary>Keeps a choice made at the foot of a page. Open to all: the choice is the browser's.</summary>
[AllowAnonymous]
internal abstract class LookPage : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    /// <param name="page">The page that it was chosen on: of this product only.</param>
    protected IActionResult BackTo(string? page) => Redirect(Url.IsLocalUrl(page) ? page : "/");
}
