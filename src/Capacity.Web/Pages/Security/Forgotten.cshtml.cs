using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>Asks for a new password. It answers the same, whoever asks.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class ForgottenModel(Web.Security.Accounts accounts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool Sent { get; private set; }

    public FormErrors Errors { get; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!PersonRules.IsEmail(Email?.Trim() ?? ""))
        {
            Errors.Add(nameof(Email), "Enter an e-mail address, like name@example.gov.uk");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await accounts.ForgottenAsync(HttpContext, Email!);
        Sent = true;
        return Page();
    }
}
