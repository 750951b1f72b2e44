using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Security;

/// <summary>Where an invitation's link leads: a name, and a password or a passkey. Looking uses nothing up: programs look into letters, too.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ServiceFilter<FailedSignIns>]
internal sealed class InvitationModel(Web.Security.Accounts accounts, Factors factors, SignIn session) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>A new passkey, as the browser's script has it.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public Person? Person { get; private set; }

    public string PasskeyOptions { get; private set; } = "";

    public FormErrors Errors { get; } = new();

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Name = Person?.Name;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if ((Person = await accounts.OfLinkAsync(Secret, LinkPurpose.Invitation)) is null) return Page();
        var name = FormText.Line(Name);
        if (name is null || name.Length > PersonRules.LongestName) Errors.Add(nameof(Name), "Enter your name");
        var withPasskey = !string.IsNullOrEmpty(Credential);
        if (!withPasskey && await accounts.PasswordFaultAsync(Person, Password) is { } fault) Errors.Add(nameof(Password), fault);
        if (Errors.Any) return await ShowAgainAsync();
        return withPasskey ? await JoinWithPasskeyAsync(name!) : await JoinWithPasswordAsync(name!);
    }

    private async Task<IActionResult> JoinWithPasswordAsync(string name)
    {
        if (!await accounts.UseAsync(Secret, LinkPurpose.Invitation)) return Gone();
        await accounts.JoinAsync(HttpContext, Person!, name, Password);
        await session.OpenAsync(HttpContext, Person!, hasSecondFactor: false, "after joining with a password");
        return Redirect(Person!.Role.NeedsSecondFactor() ? BrowserSession.SetUpPath : SignInPages.Start);
    }

    /// <summary>The passkey first: one that is not taken uses no link up. Where another used the link meanwhile, it is not kept.</summary>
    private async Task<IActionResult> JoinWithPasskeyAsync(string name)
    {
        if (await factors.TakePasskeyAsync(Person!, Credential!, BrowserName.Of(Request.Headers.UserAgent)) is not { } passkey)
        {
            Errors.Add("", "The passkey was not made. Try again, or choose a password");
            return await ShowAgainAsync();
        }
        if (!await accounts.UseAsync(Secret, LinkPurpose.Invitation))
        {
            await factors.GiveUpPasskeyAsync(Person!, passkey);
            return Gone();
        }
        await accounts.JoinAsync(HttpContext, Person!, name, null);
        await session.OpenAsync(HttpContext, Person!, hasSecondFactor: true, "after joining with a passkey");
        return Redirect(SignInPages.Start);
    }

    private async Task LoadAsync()
    {
        Person = await accounts.OfLinkAsync(Secret, LinkPurpose.Invitation);
        if (Person is not null) PasskeyOptions = await factors.PasskeyCreationAsync(Person);
    }

    private async Task<IActionResult> ShowAgainAsync()
    {
        PasskeyOptions = await factors.PasskeyCreationAsync(Person!);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private PageResult Gone()
    {
        Person = null;
        return Page();
    }
}
