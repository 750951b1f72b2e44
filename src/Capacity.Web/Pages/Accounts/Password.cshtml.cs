using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Accounts;

/// <summary>A new password, for somebody who knows the old one: wrong ones count as they do at the door. Whoever comes here has shown all that their role asks for.</summary>
[Requires(Permission.KeepOwnAccount)]
internal sealed class PasswordModel(UserManager<Person> people, Web.Security.Accounts accounts, SignIn session) : OwnPage(people)
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Redirect("/account");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return Redirect("/account");
        if (Person.PasswordHash is not null && !await session.IsPasswordAsync(Person, Current ?? "")) Errors.Add(nameof(Current), "This is not your password");
        if (await accounts.PasswordFaultAsync(Person, Password) is { } fault) Errors.Add(nameof(Password), fault);
        if (Errors.Any) return ShowAgain();
        await accounts.SetPasswordAsync(HttpContext, Person, Password!);
        await session.OpenAsync(HttpContext, Person, hasSecondFactor: true, "after changing the password");
        TempData["Done"] = "Your password is changed";
        return Redirect("/account");
    }
}
