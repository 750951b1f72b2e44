using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>The second step of signing in.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class CodeModel(SignIn session) : PageModel
{
    [FromQuery]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public FormErrors Errors { get; } = new();

    public async Task<IActionResult> OnGetAsync() => await session.BegunAsync(HttpContext) is null ? Redirect(BrowserSession.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code)) Errors.Add(nameof(Code), "Enter the code");
        else
            switch (await session.WithCodeAsync(HttpContext, Code))
            {
                case SignInStep.Done:
                    return Redirect(PageAddress.Local(Url, ReturnUrl) ?? SignInPages.Start);
                case SignInStep.Code:
                    Errors.Add(nameof(Code), "This code is wrong, or was used already. Wait for the next one. After 5 wrong ones the account is closed for 15 minutes");
                    break;
                default:
                    return Redirect(BrowserSession.SignInPath);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
