using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>Suspends a bed, or the whole setting where the address names no bed; of something suspended already it changes reason, end and note.</summary>
[Requires(Permission.SuspendAndReopen)]
internal sealed class SuspendModel(SettingAccess settings) : SettingPage(settings)
{
    [FromRoute]
    public string? Bed { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public string What => Bed is null ? "the whole setting" : $"bed {Bed}";

    public bool Changes => Was is not null;

    private Suspension? Was => Bed is null ? Held.Suspension : Held.Bed(Bed)?.Suspension;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync()) return NotFound();
        if (Was is { } was) (Reason, Until, Note) = (was.Reason.Word(), was.Until is { } until ? UkTime.Field(until) : null, was.Note);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync()) return NotFound();

        if (!Words.TryParse<SuspensionReason>(Reason, out var reason)) Errors.Add(nameof(Reason), $"Say why {What} is not to be offered");
        var until = FormTime.Future(Until, Now, nameof(Until), "until when", Errors);
        var note = FormText.Note(Note, nameof(Note), Errors);
        if (reason == SuspensionReason.Other && note is null && !Errors.Any) Errors.Add(nameof(Note), "Say in a note what the other reason is");
        if (Errors.Any) return ShowAgain();

        SettingCommand command = Bed is null ? new SuspendSetting(reason, until, note) : new SuspendBed(Bed, reason, until, note);
        if (await AskAsync(command) is not null) return await ReadAsync() ? ShowAgain() : NotFound();
        return Bed is null ? BackToSetting("suspended") : BackToSetting("bed-suspended", Bed);
    }

    private async Task<bool> ReadAsync() => await LoadAsync() && (Bed is null || Held.Bed(Bed) is not null);
}
