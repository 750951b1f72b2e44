using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A district: how many of its beds are available, why the others are not, and which settings have them.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class DistrictModel(IGrainFactory grains, Clock clock) : PageModel
{
    private const int PageSize = 50, LongestText = 100;

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>Settings with a bed in that state; else all.</summary>
    [FromQuery]
    public string? Show { get; set; }

    [FromQuery]
    public string? Category { get; set; }

    [FromQuery]
    public string? Q { get; set; }

    [FromQuery]
    public int P { get; set; } = 1;

    public TotalRow Row { get; private set; } = null!;

    public BoardScope Scope { get; private set; } = null!;

    public BoardNews News { get; private set; } = null!;

    public OfferList List { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.Now;

    public Having Having => Words.TryParse<Having>(Show, out var having) ? having : Having.Available;

    public int Count => List.Settings[(int)Having];

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public string Topic => $"district:{Id}";

    public static IReadOnlyList<(Having Having, string Name)> Tabs { get; } =
    [
        (Having.Available, "Available"), (Having.Unconfirmed, "Unconfirmed"), (Having.Held, "Held"), (Having.Suspended, "Suspended"), (Having.Any, "All"),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Slug.IsId(Id) || await BoardScope.FindAsync(grains, Dimension.District, Id) is not { } scope) return NotFound();

        var grain = grains.GetGrain<IDistrictGrain>(Id);
        var mask = Category is not null && Catalogue.Categories.Contains(Category) ? Catalogue.Categories.Mask([Category]) : 0;
        var page = Math.Clamp(P, 1, 10_000);
        var text = Q is { Length: > LongestText } ? Q[..LongestText] : Q?.Trim();
        var (row, list) = (grain.ReadAsync().AsTask(), grain.AskAsync(new ListOffers(Having, mask, text, (page - 1) * PageSize, PageSize)).AsTask());
        (Scope, Row, List, P) = (scope, await row, (OfferList)await list, page);
        News = await BoardNews.ReadAsync(grains, scope, Row, Now);
        return Page();
    }

    /// <summary>This page with another choice; a page number holds for one choice only.</summary>
    public string Link(Having having, int page = 1)
    {
        var address = new PageAddress($"/districts/{Id}").Add("show", having == Having.Available ? null : having.Word()).Add("category", Category).Add("q", Q)
            .Add("p", page == 1 ? null : $"{page}");
        return address.ToString();
    }
}
