using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Boundaries;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>Where beds are available, as a picture and its table.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class MapModel(IGrainFactory grains, SufficiencyReader reader, BoundaryFolder boundaries) : PageModel
{
    public RegionMap Map { get; private set; } = null!;

    /// <summary>Of the drawn outlines.</summary>
    public int Height { get; private set; }

    public async Task OnGetAsync()
    {
        var drawing = boundaries.Drawing();
        Height = drawing.Height;
        Map = await RegionMap.ReadAsync(reader, grains, drawing.Outlines);
    }
}
