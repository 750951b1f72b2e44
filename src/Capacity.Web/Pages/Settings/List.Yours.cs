using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>A provider's own settings: what waits in them, each with the one tap that settles it.</summary>
internal sealed partial class ListModel
{
    [FromQuery]
    public int P { get; set; } = 1;

    /// <summary>What was just done, of <see cref="At"/>.</summary>
    [FromQuery]
    public string? Done { get; set; }

    [FromQuery]
    public string? At { get; set; }

    [FromQuery]
    public string? Bed { get; set; }

    /// <summary>How many were confirmed at once.</summary>
    [FromQuery]
    public int N { get; set; }

    public YourSettings Yours { get; private set; } = null!;

    public string? DoneMessage { get; private set; }

    /// <summary>One tap: what you see of this setting is right.</summary>
    [AlsoRequires(Permission.ChangeBeds)]
    public Task<IActionResult> OnPostConfirmAsync(string setting) => SettleAsync(setting, new Confirm(), "confirmed");

    /// <summary>One tap: what you see of all that are shown is right.</summary>
    [AlsoRequires(Permission.ChangeBeds)]
    public async Task<IActionResult> OnPostConfirmAllAsync(string[] shown)
    {
        var outcomes = await nothing.SayAsync(Seen.All(shown).Take(YourSettings.PageSize), Visitor.Actor, Visitor.OnlyOf(new Confirm()), _ => FormKey);
        var failed = outcomes.Where(o => o.Why is not null).ToList();
        if (failed.Count == 0) return Redirect(Here("all-confirmed").Add("n", $"{outcomes.Count}").ToString());

        await OnGetAsync();
        (Done, N) = ("all-confirmed", outcomes.Count - failed.Count);
        if (N > 0) DoneMessage = DoneMessages.AllConfirmed(N);
        foreach (var (id, why) in failed) Errors.Add("", $"{_names.GetValueOrDefault(id) ?? "A setting"} was not confirmed. {why}");
        return ShowAgain();
    }

    [AlsoRequires(Permission.AnswerHolds)]
    public Task<IActionResult> OnPostAcceptAsync(string setting, string hold) => SettleAsync(setting, new AcceptHold(hold), "hold-accepted");

    [AlsoRequires(Permission.AnswerHolds)]
    public async Task<IActionResult> OnPostDeclineAsync(string setting, string hold, string? reason) =>
        Words.TryParse<DeclineReason>(reason, out var why) ? await SettleAsync(setting, new DeclineHold(hold, why), "hold-declined") : BadRequest();

    /// <summary>What would have opened again by itself stays suspended until somebody reopens it: a bed, or the whole setting.</summary>
    [AlsoRequires(Permission.SuspendAndReopen)]
    public async Task<IActionResult> OnPostKeepAsync(string setting, string? bed)
    {
        Id = setting;
        if (!await LoadAsync()) return NotFound();
        if ((bed is null ? Held.Suspension : Held.Bed(bed)?.Suspension) is not { } suspension) return await SayAgainAsync("It is not suspended any more.");
        SettingCommand command = bed is null ? new SuspendSetting(suspension.Reason, null, suspension.Note) : new SuspendBed(bed, suspension.Reason, null, suspension.Note);
        return await SettleAsync(setting, command, bed is null ? "suspended" : "bed-suspended", bed);
    }

    /// <summary>The child has left; the bed is offered at once, or being prepared.</summary>
    [AlsoRequires(Permission.ChangeBeds)]
    public Task<IActionResult> OnPostLeftAsync(string setting, string bed, bool offer) =>
        SettleAsync(setting, new VacateBed(bed, null, offer), offer ? "bed-vacated" : "bed-preparing", bed);

    public PageAddress Here(string? done = null, int? page = null) =>
        new PageAddress("/settings").Add("done", done).Add("q", Q).Add("p", (page ?? P) is var p && p > 1 ? $"{p}" : null);

    /// <summary>Where a button of a setting sends its form.</summary>
    public PageAddress Settles(string handler, SettingView s) =>
        new PageAddress("/settings").Add("handler", handler).Add("setting", s.Id).Add("version", $"{s.Version}").Add("q", Q).Add("p", P > 1 ? $"{P}" : null);

    private async Task<IActionResult> SettleAsync(string setting, SettingCommand command, string done, string? bed = null)
    {
        Id = setting;
        if (!await LoadAsync()) return NotFound();
        if (await AskAsync(command) is null) return Redirect(Here(done).Add("at", setting).Add("bed", bed).ToString());
        await OnGetAsync();
        return ShowAgain();
    }

    private async Task<IActionResult> SayAgainAsync(string why)
    {
        Errors.Add("", why);
        await OnGetAsync();
        return ShowAgain();
    }

    /// <summary>All of a provider's in one reading, since what waits comes first wherever it stands in the register.</summary>
    private async Task ShowYoursAsync()
    {
        var all = new List<Setting>();
        await foreach (var row in journal.ReadAllAsync(new(Provider: Visitor.Provider))) all.Add(SettingRow.Read(row));
        _names = all.ToDictionary(s => s.Id, s => s.Profile.Name, StringComparer.Ordinal);
        Yours = YourSettings.Of(all, Text, P, freshness, Now);
        P = Yours.Page;
        DoneMessage = Done == "all-confirmed" ? DoneMessages.AllConfirmed(N) : At is not null && _names.TryGetValue(At, out var name) && DoneMessages.Of(Done, Bed) is { } message ? $"{name}. {message}" : null;
    }

    private Dictionary<string, string> _names = [];
}
