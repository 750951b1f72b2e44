using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Handover;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Pages.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Placements;

/// <summary>A search: what it finds now, the beds held for it, and its end. Whom to ring is shown once after a hold or when asked for, and each reading is in the trail.</summary>
[Requires(Permission.ReadSearches)]
internal sealed class SearchModel(IGrainFactory grains, SearchDesk searches, AuthorityPolicies policies, Clock clock) : PageModel
{
    private const int StandardMinutes = 60, MostMinutes = 240, MostExtensions = 2, MostBeds = 10, LongestOverride = 500, MostNamed = 200;

    private Dictionary<string, Setting> _settings = [];

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Key { get; set; }

    public SearchView Search { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.Now;

    public FormErrors Errors { get; } = new();

    /// <summary>A hold that was refused by a rule that gives way to a reason.</summary>
    public (string Setting, int Beds, int Minutes)? Refused { get; private set; }

    /// <summary>A hold whose contact is shown now.</summary>
    [TempData]
    public string? ContactHold { get; set; }

    [TempData]
    public string? Contact { get; set; }

    public Visitor Visitor => Visitor.Of(User)!;

    public bool Open => Search.Status == SearchStatus.Open;

    public IEnumerable<HoldView> Running => Search.Holds.Where(h => h.Status is HoldStatus.Active or HoldStatus.Accepted);

    public IEnumerable<HoldView> Ended => Search.Holds.Where(h => h.Status is not (HoldStatus.Active or HoldStatus.Accepted));

    /// <summary>Where the children were placed, once all of them are.</summary>
    public IReadOnlyList<string> PlacedAt
    {
        get
        {
            HoldView[] placed = [.. Search.Holds.Where(h => h.Status == HoldStatus.Placed)];
            return placed.Sum(h => h.BedIds.Count) < Search.Need.Children ? [] : [.. placed.Select(h => NameOf(h.SettingId)).Distinct()];
        }
    }

    public static int Standard => StandardMinutes;

    public string NameOf(string setting) => _settings.GetValueOrDefault(setting)?.Profile.Name ?? setting;

    /// <summary>Searches for brothers and sisters who are to live apart.</summary>
    public IReadOnlyList<SearchState> Siblings { get; private set; } = [];

    /// <summary>The search with which this one has gone on, its need changed; null where it has not.</summary>
    public SearchState? Next { get; private set; }

    /// <summary>When a child who was placed with emergency carers must have moved on, by the placing authority's clock; null of other placements.</summary>
    public DateTimeOffset? StayEnds(HoldView hold) => hold.PlacedSince is { } since && Search.Need is { } need && HandoverRules.IsEmergencyStay(need, _settings.GetValueOrDefault(hold.SettingId)?.Profile)
        ? policies.Of(need.Authority).EmergencyStay.Ends(since)
        : null;

    public static bool MayExtend(HoldView hold) => hold.Extensions < MostExtensions;

    /// <summary>What one change would bring, by that change.</summary>
    public IEnumerable<NearMissGroup> NearMisses() =>
        Search.NearMisses.GroupBy(m => m.WouldMatchIf[0], m => NameOf(m.SettingId)).Select(g => new NearMissGroup(g.Key, [.. g], Id));

    private ISearchGrain Grain => grains.GetGrain<ISearchGrain>(Id);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    [AlsoRequires(Permission.Place)]
    public async Task<IActionResult> OnPostHoldAsync(string setting, int beds, int minutes, string? reason)
    {
        if (!Guid.TryParseExact(Key, "N", out var operation)) return BadRequest();
        if (beds is < 1 or > MostBeds) Errors.Add("", $"Hold between 1 and {MostBeds} beds");
        if (minutes is < 1 or > MostMinutes) Errors.Add("", $"A hold lasts from 1 to {MostMinutes} minutes");
        if (reason?.Length > LongestOverride) Errors.Add("", $"The reason is longer than {LongestOverride} characters");
        if (!SearchId.IsOne(Id) || !Slug.IsId(setting)) return NotFound();
        if (Errors.Any) return await ShowAgainAsync();

        var answer = await Grain.HoldAsync(new(operation, setting, beds, minutes, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()), new(Visitor.Actor));
        if (answer.Refusal is not { } refusal) return ToContact(answer);
        Errors.Add("", refusal.Title);
        if (Catalogue.Rules.Find(refusal.Slug) is { Basis: Basis.Policy or Basis.Choice }) Refused = (setting, beds, minutes);
        return await ShowAgainAsync();
    }

    [AlsoRequires(Permission.Place)]
    public async Task<IActionResult> OnPostContactAsync(string hold)
    {
        if (!IsHere(hold)) return NotFound();
        var answer = await Grain.DoAsync(new ReadContact(hold), new(Visitor.Actor));
        return answer.Refusal is null ? ToContact(answer) : await RefusedAsync(answer.Refusal);
    }

    [AlsoRequires(Permission.Place)]
    public async Task<IActionResult> OnPostExtendAsync(string hold, int more)
    {
        if (more is >= 1 and <= MostMinutes) return await DoAsync(hold, () => Grain.DoAsync(new ExtendHold(hold, more), Envelope()));
        Errors.Add("", $"A hold is extended by 1 to {MostMinutes} minutes");
        return await ShowAgainAsync();
    }

    [AlsoRequires(Permission.Place)]
    public Task<IActionResult> OnPostReleaseAsync(string hold) => DoAsync(hold, () => Grain.DoAsync(new ReleaseHold(hold), Envelope()));

    [AlsoRequires(Permission.Place)]
    public Task<IActionResult> OnPostPlaceAsync(string hold) => DoAsync(hold, () => Grain.PlaceAsync(HoldId.TryParse(hold, out var id) ? id : default, null, Envelope()));

    [AlsoRequires(Permission.Place)]
    public async Task<IActionResult> OnPostCloseAsync(string? outcome, string? note)
    {
        if (!SearchId.IsOne(Id)) return NotFound();
        if (!Words.TryParse<SearchOutcome>(outcome, out var ended)) Errors.Add("outcome", "Say how the search ended");
        var text = FormText.Note(note, "note", Errors);
        if (Errors.Any) return await ShowAgainAsync();
        var answer = await searches.CloseAsync(Id, ended, text, Visitor.Actor);
        return answer.Refusal is null ? Redirect($"/searches/{Id}") : await RefusedAsync(answer.Refusal);
    }

    private async Task<IActionResult> DoAsync(string hold, Func<ValueTask<HoldAnswer>> ask)
    {
        if (!IsHere(hold)) return NotFound();
        var answer = await ask();
        return answer.Refusal is null ? Redirect($"/searches/{Id}") : await RefusedAsync(answer.Refusal);
    }

    private RedirectResult ToContact(HoldAnswer answer)
    {
        (ContactHold, Contact) = (answer.Hold?.Id, answer.Contact ?? "");
        return Redirect($"/searches/{Id}");
    }

    private async Task<IActionResult> RefusedAsync(Refusal refusal)
    {
        if (refusal.Status == StatusCodes.Status404NotFound) return NotFound();
        Errors.Add("", refusal.Title);
        return await ShowAgainAsync();
    }

    private async Task<IActionResult> ShowAgainAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (await searches.ReadAsync(Id, MostNamed) is not { } search) return false;
        Search = search;
        Siblings = [.. (await Task.WhenAll(search.Siblings.Select(s => searches.FindAsync(s).AsTask()))).OfType<SearchState>().Where(s => s.ReplacedBy is null)];
        Next = await searches.FindPresentAsync(search.ReplacedBy);
        string[] unnamed = [.. search.Holds.Select(h => h.SettingId).Concat(Siblings.SelectMany(s => s.Holds.Select(h => h.Setting))).Concat(search.NearMisses.Select(m => m.SettingId)).Append(Refused?.Setting).OfType<string>().Distinct()];
        var settings = await Task.WhenAll(unnamed.Select(id => grains.GetGrain<ISettingGrain>(id).ReadAsync().AsTask()));
        _settings = settings.OfType<Setting>().ToDictionary(s => s.Id);
        return true;
    }

    private bool IsHere(string hold) => HoldId.TryParse(hold, out var id) && id.Search == Id;

    /// <summary>The key makes a repeat harmless where the setting's trail knows it.</summary>
    private Envelope Envelope() => Guid.TryParseExact(Key, "N", out _) ? new(Visitor.Actor, Key, $"page {Request.Query["handler"]}") : new(Visitor.Actor);
}
