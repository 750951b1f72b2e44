using Capacity.History;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>A setting: its beds and why they are not offered, what is asked in one tap, what happened.</summary>
[Requires(Permission.ReadSettings)]
internal sealed class SettingModel(SettingAccess settings, IJournal journal) : SettingPage(settings)
{
    private const int Lately = 12;

    /// <summary>How many of its events are shown; more when asked.</summary>
    [FromQuery]
    public int? Events { get; set; }

    [FromQuery]
    public string? Done { get; set; }

    [FromQuery]
    public string? Bed { get; set; }

    public IReadOnlyList<Recorded> Trail { get; private set; } = [];

    public IEnumerable<BedRow> Beds => Setting.Beds.Select(b => BedRow.Of(b, Setting.Freshness, Now));

    public string? DoneMessage => DoneMessages.Of(Done, Bed);

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>What takes back what was just done, where that may be; asked for only right after it.</summary>
    public SettingCommand? Undo { get; private set; }

    [AlsoRequires(Permission.ChangeBeds)]
    public Task<IActionResult> OnPostConfirmAsync() => DoAsync(new Confirm(), "confirmed");

    [AlsoRequires(Permission.SuspendAndReopen)]
    public Task<IActionResult> OnPostReopenAsync(string? bed) => bed is null ? DoAsync(new ReopenSetting(), "reopened") : DoAsync(new ReopenBed(bed), "bed-reopened", bed);

    [AlsoRequires(Permission.AnswerHolds)]
    public Task<IActionResult> OnPostAcceptAsync(string hold) => DoAsync(new AcceptHold(hold), "hold-accepted");

    /// <summary>Takes the visitor's own last change back, unless something has happened since.</summary>
    [AlsoRequires(Permission.SuspendAndReopen)]
    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (await FindUndoAsync() is { } command) return await DoAsync(command, "undone");
        Errors.Add("", "This can no longer be taken back. Change it where it stands.");
        return await ShowAsync(again: true);
    }

    private async Task<IActionResult> DoAsync(SettingCommand command, string done, string? bed = null)
    {
        if (!await LoadAsync()) return NotFound();
        return await AskAsync(command) is null ? BackToSetting(done, bed) : await ShowAsync(again: true);
    }

    private async Task<SettingCommand?> FindUndoAsync()
    {
        Recorded[] all = [.. (await journal.ReadEventsAsync(Id, 0, Setting.Version)).Select(EventKinds.Read)];
        all = all[..(Array.FindLastIndex(all, r => r.Event is not DutySet) + 1)]; // what the rota says in between takes nobody's change away
        return all.Length > 1 && SettingHistory.Fold(null, all[..^1]) is { } before && UndoRules.Undo(before, all[^1], Asking) is { } command && (Visitor.OnlyOf(command) ?? Setting.Provider) == Setting.Provider ? command : null;
    }

    private async Task<IActionResult> ShowAsync(bool again = false)
    {
        if (!await LoadAsync()) return NotFound();
        var count = Math.Clamp(Events ?? Lately, 1, 500);
        var events = await journal.ReadEventsAsync(Id, Math.Max(0, Setting.Version - count), count);
        Trail = [.. events.Select(EventKinds.Read).Reverse()];
        if (DoneMessage is not null && !again) Undo = await FindUndoAsync();
        return again ? ShowAgain() : Page();
    }
}
