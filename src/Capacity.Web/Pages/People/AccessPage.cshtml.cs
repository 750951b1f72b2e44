using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.People;

/// <summary>The log of access, everybody's.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class AccessPageModel(AccessLog access, Clock clock) : PageModel
{
    private const int Shown = 200;

    public IReadOnlyList<AccessEvent> Entries { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.Now;

    public async Task OnGetAsync() => Entries = await access.ReadAsync(null, Shown);
}
