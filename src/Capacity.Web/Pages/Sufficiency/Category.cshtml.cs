using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A category: its beds, and in which authorities they are.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class CategoryModel(IGrainFactory grains, SufficiencyReader reader, Clock clock) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    public BoardScope Scope { get; private set; } = null!;

    public TotalRow Row { get; private set; } = null!;

    public BoardRows Rows { get; private set; } = null!;

    public BoardNews News { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await BoardScope.FindAsync(grains, Dimension.Category, Id) is not { } scope) return NotFound();
        var (row, rows) = (scope.ReadAsync(grains), BoardRows.ReadAsync(reader, scope));
        (Scope, Row, Rows) = (scope, await row, await rows);
        News = await BoardNews.ReadAsync(grains, scope, Row, clock.Now);
        return Page();
    }
}
