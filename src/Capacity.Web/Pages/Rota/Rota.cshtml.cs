using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Rota;

/// <summary>Who is on duty now, or why nobody; the coming weeks, and who is on leave.</summary>
[Requires(Permission.ReadRota)]
internal sealed class RotaModel(RotaDesk desk) : RotaPage(desk)
{
    private const int Weeks = 6, ChangesShown = 20;

    [FromQuery]
    public string? Done { get; set; }

    public IEnumerable<RotaSpan> Spans => Reading.Coming(Weeks);

    public IEnumerable<Leave> Leaves => Reading.Rota.Leaves.Where(l => l.Until >= Reading.Today);

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RotaChange> Changes { get; private set; } = [];

    public DutyPeriod? Present => Reading.Rota.On(Reading.Today);

    public string? DoneMessage => Done switch
    {
        "period-kept" => "The period is saved.",
        "period-gone" => "The period is deleted.",
        "leave-kept" => "The leave is saved.",
        "leave-gone" => "The leave is deleted.",
        _ => null,
    };

    /// <summary>The leave that falls into a span, of a household on duty in it.</summary>
    public IEnumerable<Leave> Away(RotaSpan span, string household) => Reading.Rota.Leaves.Where(l => l.Household == household && l.From < span.Until && l.Until >= span.From);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Changes = await Desk.ChangesAsync(Authority!, int.MaxValue, ChangesShown);
    }

    [AlsoRequires(Permission.KeepRota)]
    public async Task<IActionResult> OnPostTakeBackAsync(string leave)
    {
        await LoadAsync();
        return Slug.IsId(leave) ? Answer(await Desk.DeleteLeaveAsync(Authority!, leave, Visitor.Actor), new(), "", "leave-gone") : NotFound();
    }
}
