using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.People;

/// <summary>Everybody who has an account, by name.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class ListModel(PeopleList list, Clock clock) : PageModel
{
    private const int PageSize = 50;

    [FromQuery]
    public string? Q { get; set; }

    [FromQuery]
    public string? Role { get; set; }

    [FromQuery]
    public int Skip { get; set; }

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlySet<string> WithPasskeys { get; private set; } = new HashSet<string>();

    public string? Next { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Role);

    public DateTimeOffset Now { get; } = clock.Now;

    public async Task OnGetAsync()
    {
        var skip = Math.Max(0, Skip);
        Role? role = Words.TryParse<Role>(Role, out var parsed) ? parsed : null;
        var found = await list.ReadAsync(Q, role, skip, PageSize + 1);
        People = [.. found.Take(PageSize)];
        WithPasskeys = await list.WithPasskeysAsync([.. People.Select(p => p.Id)]);
        if (found.Count > PageSize)
            Next = new PageAddress("/people").Add("q", Q).Add("role", Role).Add("skip", (skip + PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToString();
    }
}
