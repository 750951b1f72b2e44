using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>A child has moved in.</summary>
[Requires(Permission.ChangeBeds)]
internal sealed class OccupyModel(SettingAccess settings) : SettingPage(settings)
{
    [FromRoute]
    public string Bed { get; set; } = "";

    [BindProperty]
    public string? Authority { get; set; }

    [BindProperty]
    public string? Since { get; set; }

    [BindProperty]
    public string? CaseRef { get; set; }

    public static IReadOnlyList<Choice> Authorities { get; } = [.. PlaceNames.Authorities.OrderBy(a => a.Value, StringComparer.Ordinal).Select(a => new Choice(a.Key, a.Value))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync()) return NotFound();
        Authority = Visitor.Authority ?? Setting.Authority;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync()) return NotFound();

        if (!Slug.IsAuthority(Authority)) Errors.Add(nameof(Authority), "Choose the authority that placed the child");
        var since = FormTime.Past(Since, Now, nameof(Since), "when the child moved in", Errors);
        var caseRef = FormText.CaseRef(CaseRef, nameof(CaseRef), Errors);
        if (Errors.Any) return ShowAgain();

        if (await AskAsync(new OccupyBed(Bed, Authority!, since, caseRef)) is not null) return await ReadAsync() ? ShowAgain() : NotFound();
        return BackToSetting("bed-occupied", Bed);
    }

    private async Task<bool> ReadAsync() => await LoadAsync() && Held.Bed(Bed) is not null;
}
