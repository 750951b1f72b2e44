using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>Where the link of a letter about a forgotten password leads. Looking uses nothing up: programs look into letters, too.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class ResetModel(Web.Security.Accounts accounts) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    public Person? Person { get; private set; }

    public FormErrors Errors { get; } = new();

    public async Task OnGetAsync() => Person = await accounts.OfLinkAsync(Secret, LinkPurpose.Reset);

    public async Task<IActionResult> OnPostAsync()
    {
        if ((Person = await accounts.OfLinkAsync(Secret, LinkPurpose.Reset)) is null) return Page();
        if (await accounts.PasswordFaultAsync(Person, Password) is { } fault)
        {
            Errors.Add(nameof(Password), fault);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (!await accounts.UseAsync(Secret, LinkPurpose.Reset))
        {
            Person = null;
            return Page();
        }
        await accounts.SetPasswordAsync(HttpContext, Person, Password!);
        return Redirect(BrowserSession.SignInPath);
    }
}
