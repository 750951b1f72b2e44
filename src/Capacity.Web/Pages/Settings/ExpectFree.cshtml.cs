using System.Globalization;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>When a bed is expected to be free; an empty date takes it back.</summary>
[Requires(Permission.ChangeBeds)]
internal sealed class ExpectFreeModel(SettingAccess settings) : SettingPage(settings)
{
    [FromRoute]
    public string Bed { get; set; } = "";

    [BindProperty]
    public string? On { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync()) return NotFound();
        On = Held.Bed(Bed)!.Occupancy?.ExpectedFreeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync()) return NotFound();

        var on = FormTime.Date(On, nameof(On), "the day", Errors);
        if (on < UkTime.Today(Now)) Errors.Add(nameof(On), "The day is past. Use “Child left” if the bed is empty");
        if (Errors.Any) return ShowAgain();

        if (await AskAsync(new ExpectFree(Bed, on)) is not null) return await ReadAsync() ? ShowAgain() : NotFound();
        return BackToSetting("departure-expected", Bed);
    }

    private async Task<bool> ReadAsync() => await LoadAsync() && Held.Bed(Bed) is not null;
}
