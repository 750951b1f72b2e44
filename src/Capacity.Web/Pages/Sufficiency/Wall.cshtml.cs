using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A board to hang on a wall: read from four metres, touched by nobody, and never older than it says.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class WallModel(IGrainFactory grains, SufficiencyReader reader, Clock clock) : PageModel
{
    /// <summary>A screen has no more lines that can be read from afar.</summary>
    public const int MostReasons = 6;

    /// <summary>authority, district or category; without it the region.</summary>
    [FromRoute]
    public string? By { get; set; }

    [FromRoute]
    public string? Id { get; set; }

    /// <summary>light or dark; else as the device says.</summary>
    [FromQuery]
    public string? Theme { get; set; }

    public BoardScope Scope { get; private set; } = null!;

    public TotalRow Row { get; private set; } = null!;

    public BoardRows Rows { get; private set; } = null!;

    public BoardNews News { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } scope) return NotFound();
        var (row, rows) = (scope.ReadAsync(grains), BoardRows.ReadAsync(reader, scope));
        (Scope, Row, Rows) = (scope, await row, await rows);
        News = await BoardNews.ReadAsync(grains, scope, Row, clock.Now);
        return Page();
    }

    private async Task<BoardScope?> FindAsync()
    {
        if (By is null) return BoardScope.Region;
        return Words.TryParse<Dimension>(By, out var by) && by != Dimension.Region && Id is not null ? await BoardScope.FindAsync(grains, by, Id) : null;
    }
}
