using System.Text.Json;
using Capacity.Settings;
using Capacity.Web.Pages.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Settings;

/// <summary>
/// A page about one setting: shows it, and asks one thing of it. A form carries the version that it was made from, so that nobody decides on what has changed since,
/// and a key, so that a double click or a refresh asks once.
/// </summary>
internal abstract class SettingPage(SettingAccess settings) : PageModel
{
    private const int LongestKey = 200;
    private const string KeyReused = "idempotency-key-reused";

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public int? Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public Visitor Visitor => Visitor.Of(User) ?? throw new InvalidOperationException("A page without a policy.");

    /// <summary>The form's key, or null where it has none that can be kept.</summary>
    protected string? FormKey => Key is { Length: > 0 and <= LongestKey } ? Key : null;

    public Setting Held { get; private set; } = null!;

    public SettingView Setting { get; private set; } = null!;

    public DateTimeOffset Now => settings.Now;

    protected Asking Asking => settings.By(Visitor.Actor);

    public FormErrors Errors { get; } = new();

    /// <summary>Whether it is there for this visitor; another provider's is not.</summary>
    protected async Task<bool> LoadAsync()
    {
        if (!Slug.IsId(Id) || await settings.ReadAsync(Id) is not { } setting || !Visitor.Sees(setting.Profile.Provider)) return false;
        (Held, Setting) = (setting, settings.View(setting));
        return true;
    }

    /// <summary>Asks it. Done: on to the setting's page; refused: why, for this page to show.</summary>
    protected async Task<Refusal?> AskAsync(SettingCommand command)
    {
        var key = FormKey;
        var answer = await settings.DoAsync(Id, command, new(Visitor.Actor, key, key is null ? "" : Fingerprint(command), Version, Visitor.OnlyOf(command)));
        if (answer.Refusal is { } refusal) Errors.Add("", refusal.Slug == KeyReused ? "This form was sent before. See what became of it, then send it again if it is still right." : refusal.Title);
        return answer.Refusal;
    }

    /// <summary>A new form: the next thing asked has a key of its own, and is decided on what is shown now.</summary>
    protected IActionResult ShowAgain()
    {
        ModelState.Remove(nameof(Key));
        ModelState.Remove(nameof(Version));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected RedirectResult BackToSetting(string done, string? bed = null) => Redirect($"/settings/{Id}?done={done}{(bed is null ? "" : $"&bed={bed}")}");

    /// <summary>Of what a form asks, to know a key that is used for something else.</summary>
    internal static string Fingerprint(SettingCommand command) => $"page {command.GetType().Name} {JsonSerializer.Serialize(command, command.GetType(), WireJson.Options)}";
}
