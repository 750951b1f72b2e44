using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Accounts;

/// <summary>Turns a browser into a board: its session can watch totals, and nothing else.</summary>
[Requires(Permission.OpenBoard)]
internal sealed class BoardModel(SignIn session) : PageModel
{
    private const int LongestName = 100;

    [BindProperty]
    public string? Name { get; set; }

    public FormErrors Errors { get; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (FormText.Line(Name) is not { Length: <= LongestName } name)
        {
            Errors.Add(nameof(Name), "Say where it hangs");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await session.OpenBoardAsync(HttpContext, Caller.Of(HttpContext), name);
        return Redirect("/wall");
    }
}
