using Capacity.Web.Host;
using Capacity.Web.Security;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

/// <summary>Of somebody who came by the council's sign-in: ours has ended, theirs has not, and others of its programs may need it.</summary>
[AllowAnonymous]
internal sealed class SignedOutModel(StartSettings settings) : PageModel
{
    public string Council => settings.OpenId?.Name ?? "";

    /// <summary>Whether the council's sign-in has no way out, or does not answer.</summary>
    public bool CannotGo { get; private set; }

    public IActionResult OnGet() => settings.OpenId is null ? NotFound() : Page();

    public async Task<IActionResult> OnGetGoAsync()
    {
        if (settings.OpenId is null) return NotFound();
        try
        {
            await HttpContext.SignOutAsync(OpenIdSignIn.Scheme, new() { RedirectUri = BrowserSession.SignInPath });
            return new EmptyResult();
        }
        catch (InvalidOperationException)
        {
            CannotGo = true;
            return Page();
        }
    }
}
