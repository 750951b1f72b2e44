using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Accounts;

/// <summary>A page about one's own account.</summary>
internal abstract class OwnPage(UserManager<Person> people) : PageModel
{
    public FormErrors Errors { get; } = new();

    public Caller Caller => Caller.Of(HttpContext);

    public Person Person { get; private set; } = null!;

    protected UserManager<Person> People => people;

    /// <summary>Whether whoever is signed in has an account: a token has none, nor has the demo.</summary>
    protected async Task<bool> LoadAsync()
    {
        if (Caller.Kind != ActorKind.User || await people.FindByIdAsync(Caller.Id) is not { } person) return false;
        Person = person;
        return true;
    }

    protected PageResult ShowAgain()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
