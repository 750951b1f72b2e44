using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>The first page: how many beds are available tonight, and where.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class BoardModel(IGrainFactory grains) : PageModel
{
    /// <summary>Whose categories are the columns; null: the families.</summary>
    [FromQuery]
    public string? Family { get; set; }

    public Board Board { get; private set; } = null!;

    public string Topics => string.Join(' ', Board.Rows.Select(r => r.Topic).Prepend("region"));

    public async Task OnGetAsync() => Board = await Board.ReadAsync(grains, Family);
}
