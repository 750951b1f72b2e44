using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Accounts;

/// <summary>Makes passkeys and takes them away. The one thing that needs the browser's script.</summary>
[Requires(Permission.SetUpFactors)]
internal sealed class PasskeysModel(UserManager<Person> people, Factors factors, Clock clock) : OwnPage(people)
{
    private const int LongestName = 100;

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>A new passkey, as the browser's script has it.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Of the passkey to take away, in hexadecimal.</summary>
    [BindProperty]
    public string? Id { get; set; }

    public string Options { get; private set; } = "";

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public bool IsSettingUp => Caller.For == SessionKind.Enrolling;

    public DateTimeOffset Now { get; } = clock.Now;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return Redirect("/account");
        Name = BrowserName.Of(Request.Headers.UserAgent);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return Redirect("/account");
        var name = FormText.Line(Name);
        if (name is null || name.Length > LongestName) Errors.Add(nameof(Name), "Give it a name");
        else if (await factors.AddPasskeyAsync(HttpContext, Person, Credential ?? "", name))
        {
            TempData["Done"] = "Your passkey is made: you can sign in with it";
            return Redirect("/account");
        }
        else Errors.Add("", "The passkey was not made. Try again");
        await ShowAsync();
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync() || IsSettingUp) return Redirect("/account");
        if ((await factors.PasskeysAsync(Person)).FirstOrDefault(k => Convert.ToHexString(k.CredentialId) == Id) is { } passkey)
        {
            if (!await factors.MayRemoveAsync(Person))
            {
                Errors.Add("", "Your role needs a second factor. Make another passkey or set up an app first, then take this one away");
                await ShowAsync();
                return ShowAgain();
            }
            await factors.RemovePasskeyAsync(HttpContext, Person, passkey);
        }
        TempData["Done"] = "The passkey is taken away";
        return Redirect("/account");
    }

    private async Task<IActionResult> ShowAsync()
    {
        Passkeys = await factors.PasskeysAsync(Person);
        Options = await factors.PasskeyCreationAsync(Person);
        return Page();
    }
}
