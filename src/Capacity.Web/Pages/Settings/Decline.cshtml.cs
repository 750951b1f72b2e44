using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>A provider, or duty for it, says no to a hold: its beds are free again.</summary>
[Requires(Permission.AnswerHolds)]
internal sealed class DeclineModel(SettingAccess settings) : SettingPage(settings)
{
    [FromRoute]
    public string Hold { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyCollection<string> Beds => Held.Hold(Hold)?.BedIds ?? [];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync()) return NotFound();

        if (!Words.TryParse<DeclineReason>(Reason, out var reason)) Errors.Add(nameof(Reason), "Say why the hold is declined");
        var note = FormText.Note(Note, nameof(Note), Errors);
        if (Errors.Any) return ShowAgain();

        if (await AskAsync(new DeclineHold(Hold, reason, note)) is not null) return await ReadAsync() ? ShowAgain() : NotFound();
        return BackToSetting("hold-declined");
    }

    private async Task<bool> ReadAsync() => await LoadAsync() && Held.Hold(Hold) is not null;
}
