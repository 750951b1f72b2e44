using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Rota;

/// <summary>Says who is on duty in one period.</summary>
[Requires(Permission.KeepRota)]
internal sealed class PeriodModel(RotaDesk desk) : RotaPage(desk)
{
    [FromRoute]
    public DateOnly From { get; set; }

    [BindProperty]
    public string[] Households { get; set; } = [];

    public DutyPeriod? Period => Reading.Rota.Periods.FirstOrDefault(p => p.From == From);

    public DateOnly Until => Period?.Until ?? From.AddDays(Reading.Policy.RotaWeeks * 7);

    /// <summary>The authority's carers, and who stands in the period though the register has them no more.</summary>
    public IReadOnlyList<Choice> Choices =>
        [.. Reading.Carers.Select(c => c.Id).Union(Period?.Households ?? []).Select(id => new Choice(id, string.Join(", ", Leaves(id).Select(RotaSentence.Leave).Prepend(Reading.Name(id)))))];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Households = [.. Period?.Households ?? []];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Households.Length == 0) Errors.Add(nameof(Households), "Choose who is on duty");
        if (Errors.Any) return ShowAgain();
        var faults = new Faults();
        return Answer(await Desk.PutPeriodAsync(Authority!, From, Households, Visitor.Actor, faults), faults, nameof(Households), "period-kept");
    }

    public async Task<IActionResult> OnPostTakeAwayAsync()
    {
        await LoadAsync();
        return Answer(await Desk.DeletePeriodAsync(Authority!, From, Visitor.Actor), new(), "", "period-gone");
    }

    private IEnumerable<Leave> Leaves(string household) => Reading.Rota.Leaves.Where(l => l.Household == household && l.From < Until && l.Until >= From);
}
