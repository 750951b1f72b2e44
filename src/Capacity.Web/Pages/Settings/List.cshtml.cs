using Capacity.History;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Pages.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <param name="HoldToAnswer">Whether a bed of it is held and nobody has said yes or no.</param>
internal sealed record ListedSetting(SettingView View, bool HoldToAnswer)
{
    public static ListedSetting Of(Setting setting, FreshnessLimits freshness, DateTimeOffset now) =>
        new(SettingView.Of(setting, freshness, now), setting.Holds.Any(h => h.Status == HoldStatus.Active));
}

/// <summary>Settings: a provider's own, what wants its word first; for others a list to look one up in.</summary>
[Requires(Permission.ReadSettings)]
internal sealed class ListModel(SettingAccess settings, IJournal journal, FreshnessLimits freshness) : SettingPage(settings)
{
    private const int PageSize = 50, LongestText = 100;

    [FromQuery]
    public string? Q { get; set; }

    [FromQuery]
    public string? Authority { get; set; }

    [FromQuery]
    public string? Type { get; set; }

    /// <summary><c>stale</c>, or a status.</summary>
    [FromQuery]
    public string? State { get; set; }

    [FromQuery]
    public string? After { get; set; }

    [FromQuery]
    public int P { get; set; } = 1;

    [FromQuery]
    public string? Done { get; set; }

    public IReadOnlyList<ListedSetting> Items { get; private set; } = [];

    /// <summary>The id that the next page begins after; of a provider's list the next page's number.</summary>
    public string? Next { get; private set; }

    public int Total { get; private set; }

    public int Wanting { get; private set; }

    /// <summary>The name of the setting that was just confirmed, wherever it stands in the list now.</summary>
    public string? Confirmed { get; private set; }

    public bool Mine => Visitor.Provider is not null;

    public Task OnGetAsync() => Mine ? ShowMineAsync() : ShowAllAsync();

    /// <summary>One tap: what you see of this setting is right.</summary>
    [Requires(Permission.ChangeBeds)]
    public async Task<IActionResult> OnPostConfirmAsync(string setting)
    {
        Id = setting;
        if (!await LoadAsync()) return NotFound();
        if (await AskAsync(new Confirm()) is null) return Redirect(new PageAddress("/settings").Add("done", setting).Add("q", Q).Add("p", P == 1 ? null : $"{P}").ToString());
        await OnGetAsync();
        return ShowAgain();
    }

    public string Link(string? after) => new PageAddress("/settings").Add("q", Q).Add("authority", Authority).Add("type", Type).Add("state", State)
        .Add(Mine ? "p" : "after", after).ToString();

    /// <summary>All of a provider's, since what wants attention comes first wherever it stands in the register.</summary>
    private async Task ShowMineAsync()
    {
        var all = new List<ListedSetting>();
        await foreach (var row in journal.ReadAllAsync(new(Provider: Visitor.Provider, Text: Text))) all.Add(ListedSetting.Of(SettingRow.Read(row), freshness, Now));
        Total = all.Count;
        Confirmed = all.FirstOrDefault(s => s.View.Id == Done)?.View.Name;
        Wanting = all.Count(s => s.View.Freshness == Freshness.Stale);
        P = Math.Clamp(P, 1, 10_000);
        Items = [.. all.OrderByDescending(s => s.HoldToAnswer).ThenByDescending(s => s.View.Freshness).ThenBy(s => s.View.Name, StringComparer.OrdinalIgnoreCase)
            .Skip((P - 1) * PageSize).Take(PageSize)];
        if (P * PageSize < all.Count) Next = $"{P + 1}";
    }

    private async Task ShowAllAsync()
    {
        var filter = new SettingFilter(Authority: Slug.IsAuthority(Authority) ? Authority : null, Type: Words.TryParse<SettingType>(Type, out var type) ? type : null,
            Status: Words.TryParse<SettingStatus>(State, out var status) ? status : null, Text: Text,
            Freshness: Words.TryParse<Freshness>(State, out var old) ? FreshnessFilter.Of(old, freshness, Now) : null);
        var rows = new List<ListedSetting>();
        await foreach (var row in journal.ReadAllAsync(filter, Slug.IsId(After) ? After : null, PageSize + 1))
            rows.Add(ListedSetting.Of(SettingRow.Read(row), freshness, Now));
        Items = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Items[^1].View.Id : null;
    }

    private string? Text => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : Q.Trim();
}
