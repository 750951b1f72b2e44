using Capacity.Web.Host;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

/// <summary>The door to the council's sign-in. A link, not a form: our pages may send a form nowhere but here.</summary>
[AllowAnonymous]
internal sealed class CouncilModel(StartSettings settings, ILogger<CouncilModel> log) : PageModel
{
    /// <param name="returnUrl">Where to go on to: within this product only.</param>
    /// <param name="another">Whether to ask who it is, though the council's sign-in knows.</param>
    public async Task<IActionResult> OnGetAsync(string? returnUrl, bool another)
    {
        if (settings.OpenId is null) return NotFound();
        try
        {
            await HttpContext.ChallengeAsync(OpenIdSignIn.Scheme, new OpenIdConnectChallengeProperties
            {
                RedirectUri = PageAddress.Local(Url, returnUrl) ?? SignInPages.Start, Prompt = another ? "select_account" : null,
            });
            return new EmptyResult();
        }
        catch (Exception e) when (OpenIdSignIn.IsAway(e))
        {
            OpenIdLog.Away(log, e);
            return Redirect(OpenIdSignIn.RefusedAddress(Refused.Away));
        }
    }
}
