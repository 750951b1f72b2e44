using Capacity.Web.Pages.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Errors;

/// <summary>What went wrong, in plain words, and what to do. It reads nothing, so that it can be shown when nothing can be read.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
[AllowAnonymous]
internal sealed class ErrorModel : PageModel
{
    public (string Title, string[] Advice) Words => Response.StatusCode switch
    {
        400 => ("That could not be read", ["What your browser sent was not complete, or too old. Go back, load the page again and send it once more."]),
        403 => ("You may not do that", ["Your account's role does not allow it. If your work needs it, ask the administrator of your authority."]),
        404 => ("There is no such page", ["Check the address. A setting may have been given another reference, or belong to another provider."]),
        429 => ("Too many attempts", ["Wait a minute, then try again."]),
        503 => ("The tracker cannot be reached just now", ["Nothing you did has been lost that was confirmed to you. Try again in a minute.", "If it is urgent, ring the placements team."]),
        _ => ("Something went wrong", ["Nothing you did has been lost that was confirmed to you. Try again; if it happens again, tell the administrator what you were doing and when."]),
    };

    public IActionResult OnGet()
    {
        // A provider has no board: its first page is its own settings.
        if (Response.StatusCode == StatusCodes.Status403Forbidden && HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath == "/" && Visitor.Of(User) is { } visitor)
            return Redirect(visitor.Home);
        return Answer();
    }

    public IActionResult OnPost() => Answer();

    private PageResult Answer()
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
