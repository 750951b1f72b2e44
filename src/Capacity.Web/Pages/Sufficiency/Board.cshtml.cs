using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>The first page: how many beds are available tonight, and where.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class BoardModel(IGrainFactory grains, SufficiencyReader reader, Clock clock) : PageModel
{
    /// <summary>Whose categories are the columns; null: the families.</summary>
    [FromQuery]
    public string? Family { get; set; }

    public Board Board { get; private set; } = null!;

    public BoardNews News { get; private set; } = null!;

    public BoardRows Categories { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var (board, categories) = (Board.ReadAsync(grains, BoardScope.Region, Family), BoardRows.ReadAsync(reader, BoardScope.Region, Dimension.Category));
        (Board, Categories) = (await board, await categories);
        News = await BoardNews.ReadAsync(grains, BoardScope.Region, Board.Total, clock.Now);
    }
}
