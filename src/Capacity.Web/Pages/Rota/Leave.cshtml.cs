using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Rota;

/// <summary>Says that a household is away.</summary>
[Requires(Permission.KeepRota)]
internal sealed class LeaveModel(RotaDesk desk) : RotaPage(desk)
{
    /// <summary>Made with the form: sent twice, it is one leave.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Household { get; set; }

    [BindProperty]
    public string? FirstDay { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    public IReadOnlyList<Choice> Choices => [.. Reading.Carers.Select(c => new Choice(c.Id, c.Name))];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Key = Guid.NewGuid().ToString("N");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (string.IsNullOrEmpty(Household)) Errors.Add(nameof(Household), "Choose who is on leave");
        var (first, last) = (Day(FirstDay, nameof(FirstDay), "the first day"), Day(LastDay, nameof(LastDay), "the last day"));
        if (last < first) Errors.Add(nameof(LastDay), "Leave ends on its first day or later");
        if (last < Reading.Today) Errors.Add(nameof(LastDay), "This leave is over already");
        if (!Slug.IsId(Key)) Errors.Add("", "Something in this form was lost. Send it again");
        if (Errors.Any) return ShowAnew();

        var faults = new Faults();
        var answer = await Desk.PutLeaveAsync(Authority!, new(Key!, Household!, first!.Value, last!.Value, Visitor.Actor), faults);
        return Answer(answer, faults, answer is null ? nameof(Household) : nameof(LastDay), "leave-kept");
    }

    private IActionResult ShowAnew()
    {
        if (Slug.IsId(Key)) return ShowAgain();
        ModelState.Remove(nameof(Key));
        Key = Guid.NewGuid().ToString("N");
        return ShowAgain();
    }

    private DateOnly? Day(string? text, string field, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) Errors.Add(field, $"Give {what}");
        return FormTime.Date(text, field, what, Errors);
    }
}
