using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Accounts;

/// <summary>Sets the authenticator app up, shows its recovery codes once, and takes it away.</summary>
[Requires(Permission.SetUpFactors)]
internal sealed class AppModel(UserManager<Person> people, Factors factors) : OwnPage(people)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Shown once; empty: there is nothing to show.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public bool IsSettingUp => Caller.For == SessionKind.Enrolling;

    public QrCode Picture { get; private set; } = null!;

    /// <summary>In groups of four, as people type it.</summary>
    public string ShownKey { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? await ShowAsync() : Redirect("/account");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Person.TwoFactorEnabled) return Redirect("/account");
        if (await factors.AddAppAsync(HttpContext, Person, Code ?? "") is { } codes)
        {
            Codes = codes;
            return Page();
        }
        Errors.Add(nameof(Code), "This code is wrong. Look whether the phone’s clock is right, and type the code that is shown now");
        await ShowAsync();
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (!await LoadAsync() || IsSettingUp || !Person.TwoFactorEnabled) return Redirect("/account");
        Codes = await factors.NewCodesAsync(HttpContext, Person);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await LoadAsync() || IsSettingUp || !Person.TwoFactorEnabled) return Redirect("/account");
        if (!await factors.MayRemoveAsync(Person))
        {
            Errors.Add("", "Your role needs a second factor. Make a passkey first, then take the app away");
            await ShowAsync();
            return ShowAgain();
        }
        await factors.RemoveAppAsync(HttpContext, Person);
        TempData["Done"] = "The authenticator app is taken away";
        return Redirect("/account");
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (Person.TwoFactorEnabled) CodesLeft = await factors.CodesLeftAsync(Person);
        else
        {
            var key = await factors.NewKeyAsync(Person);
            Picture = QrCode.Of(Factors.Address(Person, key));
            ShownKey = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        }
        return Page();
    }
}
