using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.People;

/// <summary>Makes an account and writes to its person.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class InviteModel(Web.Security.Accounts accounts) : RightsPage
{
    [BindProperty]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var email = Email?.Trim() ?? "";
        if (!PersonRules.IsEmail(email)) Errors.Add(nameof(Email), "Enter an e-mail address, like name@example.gov.uk");
        var rights = Form.Read(PersonRules.LongestName);
        if (rights is not null && !Errors.Any)
        {
            if (await accounts.InviteAsync(HttpContext, Caller.Of(HttpContext), rights.Name, email, rights.Role, rights.Provider, rights.Authority) is var (person, sent))
            {
                TempData["Done"] = sent ? $"A letter is on its way to {email}" : $"The account is made, but no letter could be sent to {email}. Look into the log, then send the invitation again";
                return Redirect($"/people/{person.Id}");
            }
            Errors.Add(nameof(Email), "This address has an account already");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
