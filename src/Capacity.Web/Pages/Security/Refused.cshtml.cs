using Capacity.Web.Host;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

/// <summary>Why somebody who came by the council's sign-in was not let in, and what they can do.</summary>
[AllowAnonymous]
internal sealed class RefusedModel(StartSettings settings) : PageModel
{
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public IActionResult OnGet(string? why)
    {
        if (settings.OpenId is not { } council || !Words.TryParse<Refused>(why, out var refused)) return NotFound();
        Sentences = Said(refused, council.Name);
        Response.StatusCode = refused switch
        {
            Refused.Away => StatusCodes.Status503ServiceUnavailable,
            Refused.Cancelled => StatusCodes.Status200OK,
            _ => StatusCodes.Status403Forbidden,
        };
        return Page();
    }

    private static string[] Said(Refused refused, string council) => refused switch
    {
        Refused.NoRole => [$"We know who you are from {council}, but you have not been given a role in Capacity.", "Ask the administrator of your authority for one."],
        Refused.NoProvider => ["Your account does not say which provider you work for.", "Ask the administrator of your authority to add it."],
        Refused.NoEmail => ["Your account says no e-mail address, and accounts in Capacity are kept under one.", "Ask the administrator of your authority to add it."],
        Refused.AddressTaken => ["There is an account with your e-mail address already, and somebody uses it.", "If that is you, sign in with its password. To use one account for both, ask the administrator of your authority."],
        Refused.NoSecondFactor => [$"Capacity needs more than a password. Sign in with {council} and a second step, such as a code or an app.", "If you are not asked for one, tell the administrator of your authority."],
        Refused.Disabled => ["Your account in Capacity is disabled.", "If you need it, ask the administrator of your authority."],
        Refused.Cancelled => ["You turned back before you had signed in. Nothing was changed."],
        Refused.Away => [$"The sign-in of {council} does not answer just now.", "Try again in a minute. If it is urgent, ring the placements team."],
        _ => ["The sign-in took too long, or its page was used a second time.", "Start again."],
    };
}
