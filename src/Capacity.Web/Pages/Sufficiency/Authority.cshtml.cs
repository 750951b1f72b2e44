using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>An authority: its beds, and in which of its districts they are.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class AuthorityModel(IGrainFactory grains, Clock clock) : PageModel
{
    /// <summary>Its ONS code.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>Whose categories are the columns; null: the families.</summary>
    [FromQuery]
    public string? Family { get; set; }

    public Board Board { get; private set; } = null!;

    public BoardNews News { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await BoardScope.FindAsync(grains, Dimension.Authority, Id) is not { } scope) return NotFound();
        Board = await Board.ReadAsync(grains, scope, Family);
        News = await BoardNews.ReadAsync(grains, scope, Board.Total, clock.Now);
        return Page();
    }
}
