using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>One page that takes a token, or one of the demo accounts where they are to be had; and the way out.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class SignInModel(SignIn session) : PageModel
{
    /// <summary>Where to go on to: within this product only.</summary>
    [FromQuery]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    public FormErrors Errors { get; } = new();

    /// <summary>Whether the browser would forget at once that somebody has signed in.</summary>
    public bool IsInVain => !Request.KeepsCookies();

    public IReadOnlyList<Caller> Accounts => session.DemoAccountsFor(HttpContext);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Account is not null)
        {
            if (await session.AsDemoAsync(HttpContext, Account)) return GoOn(Accounts.First(a => a.Id == Account));
            Errors.Add("", "The demo accounts cannot be used from here");
        }
        else if (await session.WithTokenAsync(HttpContext, Token)) return Redirect(Destination("/"));
        else Errors.Add(nameof(Token), string.IsNullOrWhiteSpace(Token) ? "Enter your token" : "This token is not in force. It may have been mistyped, withdrawn or run out");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectResult GoOn(Caller caller) => Redirect(Destination(new Visitor(caller).Home));

    private string Destination(string home) => ReturnUrl is { Length: > 0 } && ReturnUrl != "/" && Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : home;
}
