using Capacity.Web.Security;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

[AllowAnonymous]
internal sealed class SignOutModel(SignIn session, CouncilAccounts council) : PageModel
{
    public RedirectResult OnGet() => Redirect(BrowserSession.SignInPath);

    public async Task<IActionResult> OnPostAsync()
    {
        var isCouncils = Caller.Of(User) is { } caller && await council.HaveAsync(caller);
        await session.OutAsync(HttpContext);
        return Redirect(isCouncils ? OpenIdSignIn.OutPath : BrowserSession.SignInPath);
    }
}
