using System.Collections.Immutable;
using System.Globalization;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>Whom the setting can take now, given who lives there. No child is described.</summary>
[Requires(Permission.ChangeBeds)]
internal sealed class LimitsModel(SettingAccess settings) : SettingPage(settings)
{
    private const int Oldest = 25;

    [BindProperty]
    public string? AgeMin { get; set; }

    [BindProperty]
    public string? AgeMax { get; set; }

    [BindProperty]
    public string? Gender { get; set; }

    [BindProperty]
    public string[] NotNeeds { get; set; } = [];

    [BindProperty]
    public bool SoloOnly { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Setting.Limits is { } l)
            (AgeMin, AgeMax, Gender, NotNeeds, SoloOnly, Until) = (Text(l.AgeMin), Text(l.AgeMax), l.Gender?.Word(), [.. l.NotNeeds ?? []], l.SoloOnly == true,
                l.Until is { } until ? UkTime.Field(until) : null);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => KeepAsync(() => new(
        Age(AgeMin, nameof(AgeMin), "youngest"), Age(AgeMax, nameof(AgeMax), "oldest"), Words.TryParse<Gender>(Gender, out var gender) && gender != Terms.Gender.Any ? gender : null,
        [.. NotNeeds.Where(Catalogue.Needs.Contains).Distinct()], SoloOnly, FormTime.Future(Until, Now, nameof(Until), "until when", Errors)));

    public Task<IActionResult> OnPostClearAsync() => KeepAsync(() => new(null, null, null, ImmutableArray<string>.Empty, false, null));

    private async Task<IActionResult> KeepAsync(Func<Limits> read)
    {
        if (!await LoadAsync()) return NotFound();

        var limits = read();
        if (limits is { AgeMin: { } from, AgeMax: { } to } && from > to) Errors.Add(nameof(AgeMin), "The youngest is older than the oldest");
        if (Errors.Any) return ShowAgain();

        if (await AskAsync(new SetLimits(limits)) is not null) return await LoadAsync() ? ShowAgain() : NotFound();
        return BackToSetting("limits-set");
    }

    private int? Age(string? text, string field, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= Oldest) return age;
        Errors.Add(field, $"Give the {what} age, from 0 to {Oldest}");
        return null;
    }

    private static string? Text(int? age) => age?.ToString(CultureInfo.InvariantCulture);
}
