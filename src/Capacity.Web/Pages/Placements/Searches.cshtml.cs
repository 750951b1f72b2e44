using Capacity.Placements;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Placements;

/// <summary>The searches that are open, the latest first; closed ones when asked.</summary>
[Requires(Permission.ReadSearches)]
internal sealed class SearchesModel(SearchDesk searches, Clock clock) : PageModel
{
    private const int PageSize = 30;

    [FromQuery]
    public string? Status { get; set; }

    [FromQuery]
    public string? After { get; set; }

    public SearchPage Found { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.Now;

    public bool Closed => Status == SearchStatus.Closed.Word();

    public async Task OnGetAsync() =>
        Found = await searches.ListAsync(Closed ? SearchStatus.Closed : SearchStatus.Open, SearchId.IsOne(After) ? After : null, PageSize);
}
