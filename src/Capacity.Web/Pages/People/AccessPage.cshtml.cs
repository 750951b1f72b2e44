using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.People;

/// <summary>The log of access, everybody's.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class AccessPageModel(AccessLog access, PeopleList people, Clock clock) : PageModel
{
    private const int Most = 200;

    public AccessEntries Shown { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var entries = await access.ReadAsync(null, Most);
        Shown = new(entries, await people.FindAsync([.. entries.Select(e => e.Person).OfType<string>().Distinct()]), clock.Now);
    }
}
