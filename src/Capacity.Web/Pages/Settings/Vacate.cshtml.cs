using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>The child has left.</summary>
[Requires(Permission.ChangeBeds)]
internal sealed class VacateModel(SettingAccess settings) : SettingPage(settings)
{
    [FromRoute]
    public string Bed { get; set; } = "";

    [BindProperty]
    public string? On { get; set; }

    /// <summary><c>prepare</c> or <c>offer</c>.</summary>
    [BindProperty]
    public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync()) return NotFound();

        if (Next is not ("prepare" or "offer")) Errors.Add(nameof(Next), "Say whether the bed can be offered at once");
        var on = FormTime.Date(On, nameof(On), "the day the child left", Errors);
        if (on > UkTime.Today(Now)) Errors.Add(nameof(On), "The day the child left is in the future. Use “Expected free” for that");
        if (Errors.Any) return ShowAgain();

        var offer = Next == "offer";
        if (await AskAsync(new VacateBed(Bed, on, offer)) is not null) return await ReadAsync() ? ShowAgain() : NotFound();
        return BackToSetting(offer ? "bed-vacated" : "bed-preparing", Bed);
    }

    private async Task<bool> ReadAsync() => await LoadAsync() && Held.Bed(Bed) is not null;
}
