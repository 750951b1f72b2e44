using System.Globalization;
using Capacity.History;
using Capacity.Settings;
using Capacity.Web.DailyLetters;
using Capacity.Web.Pages.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.DailyLetters;

/// <summary>
/// Where the link of a daily letter leads: the provider's settings as they stand, and one tap that says that nothing has changed. Opening it changes nothing, so that a robot which looks at
/// every link of a letter does no harm; and it does nothing else.
/// </summary>
[AllowAnonymous]
internal sealed class ConfirmModel(LetterLinks links, IJournal journal, NothingChanged nothing, FreshnessLimits freshness, Clock clock) : PageModel
{
    private Dictionary<string, string> _names = [];

    [FromRoute]
    public string Link { get; set; } = "";

    /// <summary>How many were just confirmed.</summary>
    [FromQuery]
    public int N { get; set; }

    public LetterLink? Opened { get; private set; }

    /// <summary>Those that the link may still confirm.</summary>
    public YourSettings Left { get; private set; } = null!;

    /// <summary>How many settings have beds that are held and wait for an answer.</summary>
    public int Holds { get; private set; }

    public FormErrors Errors { get; } = new();

    public DateTimeOffset Now => clock.Now;

    public string Provider => PlaceNames.Provider(Opened!.Person.Provider);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(string[] shown)
    {
        if (!await ReadAsync()) return Gone();
        var may = Left.Shown.Select(s => s.View.Id).ToHashSet(StringComparer.Ordinal);
        var outcomes = await nothing.SayAsync(Seen.All(shown).Where(s => may.Contains(s.Id)), Opened!.Person.Actor, Opened.Person.Provider,
            seen => string.Create(CultureInfo.InvariantCulture, $"letter {Opened.Id} {seen.Version}"));
        N = outcomes.Count(o => o.Why is null);
        if (N == outcomes.Count) return Redirect(new PageAddress(LetterPost.Path + Link).Add("n", $"{N}").ToString());

        foreach (var (id, why) in outcomes.Where(o => o.Why is not null)) Errors.Add("", $"{_names[id]} was not confirmed. {why}");
        await ReadAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        Opened = await links.OpenAsync(Link, HttpContext.RequestAborted);
        if (Opened is null) return false;
        var all = await journal.ReadAllAsync(new(Provider: Opened.Person.Provider), stop: HttpContext.RequestAborted).Select(SettingRow.Read).ToListAsync(HttpContext.RequestAborted);
        _names = all.ToDictionary(s => s.Id, s => s.Profile.Name, StringComparer.Ordinal);
        Holds = all.Count(s => s.Holds.Any(h => h.Status == HoldStatus.Active));
        Left = YourSettings.Of([.. all.Where(s => Opened.MayConfirm(s.ConfirmedAt))], null, 1, freshness, Now);
        return true;
    }
}
