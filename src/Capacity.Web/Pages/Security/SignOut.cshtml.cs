using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

[AllowAnonymous]
internal sealed class SignOutModel(SignIn session) : PageModel
{
    public RedirectResult OnGet() => Redirect(BrowserSession.SignInPath);

    public async Task<IActionResult> OnPostAsync()
    {
        await session.OutAsync(HttpContext);
        return Redirect(BrowserSession.SignInPath);
    }
}
