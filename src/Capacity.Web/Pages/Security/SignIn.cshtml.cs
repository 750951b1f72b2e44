using Capacity.Web.Host;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>One page for everybody: a password or a passkey, a token, or one of the demo accounts where they are to be had.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class SignInModel(SignIn session, StartSettings settings) : PageModel
{
    private const string WallPath = "/wall";
    private const string Wrong = "The address or the password is wrong. After 5 wrong ones an account is closed for 15 minutes";

    /// <summary>Where to go on to: within this product only.</summary>
    [FromQuery]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a passkey said, as the browser's script has it.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    public FormErrors Errors { get; } = new();

    public string PasskeyOptions { get; private set; } = "";

    /// <summary>Whether the browser would forget at once that somebody has signed in.</summary>
    public bool IsInVain => !Request.KeepsCookies();

    /// <summary>Whether a board on a wall led here: nobody chose to.</summary>
    public bool IsForWall => ReturnUrl?.Split('?')[0] is { } path && (path == WallPath || path.StartsWith(WallPath + "/", StringComparison.Ordinal));

    /// <summary>As people know the council's own sign-in; null: there is none.</summary>
    public string? Council => settings.OpenId?.Name;

    public IReadOnlyList<Caller> Accounts => session.DemoAccountsFor(HttpContext);

    public async Task OnGetAsync() => PasskeyOptions = await session.PasskeyRequestAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TryAsync() is { } leads) return leads;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        PasskeyOptions = await session.PasskeyRequestAsync();
        return Page();
    }

    private Task<IActionResult?> TryAsync() =>
        Account is not null ? AsDemoAsync() : Asks(nameof(Credential)) ? WithPasskeyAsync() : Asks(nameof(Email)) ? WithPasswordAsync() : WithTokenAsync();

    /// <summary>Whether the form with this field was sent, filled in or not.</summary>
    private bool Asks(string field) => Request.Form.ContainsKey(field);

    private async Task<IActionResult?> AsDemoAsync()
    {
        if (await session.AsDemoAsync(HttpContext, Account)) return Redirect(PageAddress.Local(Url, ReturnUrl) ?? new Visitor(Accounts.First(a => a.Id == Account)).Home);
        Errors.Add("", "The demo accounts cannot be used from here");
        return null;
    }

    private async Task<IActionResult?> WithTokenAsync()
    {
        if (await session.WithTokenAsync(HttpContext, Token)) return Redirect(PageAddress.Local(Url, ReturnUrl) ?? "/");
        Errors.Add(nameof(Token), string.IsNullOrWhiteSpace(Token) ? "Enter your token" : "This token is not in force. It may have been mistyped, withdrawn or run out");
        return null;
    }

    private async Task<IActionResult?> WithPasskeyAsync()
    {
        if (await session.WithPasskeyAsync(HttpContext, Credential ?? "") == SignInStep.Done) return GoOn();
        Errors.Add("", "This passkey was not accepted. Try again, or sign in with your password");
        return null;
    }

    private async Task<IActionResult?> WithPasswordAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) Errors.Add(nameof(Email), "Enter your e-mail address");
        if (string.IsNullOrEmpty(Password)) Errors.Add(nameof(Password), "Enter your password");
        if (Errors.Any) return null;
        switch (await session.WithPasswordAsync(HttpContext, Email!, Password!))
        {
            case SignInStep.Done:
                return GoOn();
            case SignInStep.Code:
                return Redirect(new PageAddress("/sign-in/code").Add("ReturnUrl", ReturnUrl).ToString());
            case SignInStep.Passkey:
                Errors.Add("", "Use your passkey: for your role a password is not enough");
                return null;
            default:
                Errors.Add(nameof(Password), Wrong);
                return null;
        }
    }

    /// <summary>To the start, which knows where each role begins.</summary>
    private RedirectResult GoOn() => Redirect(PageAddress.Local(Url, ReturnUrl) ?? SignInPages.Start);
}
