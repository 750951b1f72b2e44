using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Web.Pages.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Rota;

/// <summary>A page about one authority's rota: the visitor's own, or the one that the address names.</summary>
internal abstract class RotaPage(RotaDesk desk) : PageModel
{
    [FromQuery]
    public string? Authority { get; set; }

    public RotaReading Reading { get; private set; } = null!;

    public FormErrors Errors { get; } = new();

    public Visitor Visitor => Visitor.Of(User)!;

    public string Home => new PageAddress("/rota").Add("authority", Authority).ToString();

    protected RotaDesk Desk => desk;

    protected async Task LoadAsync()
    {
        if (!Slug.IsAuthority(Authority)) Authority = Visitor.Authority ?? PlaceNames.Authorities.MinBy(a => a.Value).Key;
        Reading = await desk.ReadAsync(Authority!);
    }

    /// <summary>Kept: on to the rota; refused: why, for this page to show.</summary>
    protected IActionResult Answer(RotaAnswer? answer, Faults faults, string field, string done)
    {
        if (answer is { Refusal: null }) return Redirect(new PageAddress("/rota").Add("authority", Authority).Add("done", done).ToString());
        if (answer?.Refusal is { } refusal) Errors.Add(field, refusal.Title.TrimEnd('.'));
        else Errors.Add(field, faults.ByField.First().Value[0].TrimEnd('.'));
        return ShowAgain();
    }

    protected IActionResult ShowAgain()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
