using Capacity.History;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Settings;

/// <summary>Settings: a list to look one up in; for a provider its own, and what waits in them (<c>List.Yours.cs</c>).</summary>
[Requires(Permission.ReadSettings)]
internal sealed partial class ListModel(SettingAccess settings, IJournal journal, FreshnessLimits freshness, NothingChanged nothing) : SettingPage(settings)
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

    public IReadOnlyList<SettingView> Items { get; private set; } = [];

    /// <summary>The id that the next page begins after.</summary>
    public string? Next { get; private set; }

    public bool Mine => Visitor.Provider is not null;

    public Task OnGetAsync() => Mine ? ShowYoursAsync() : ShowAllAsync();

    public string Link(string? after) => new PageAddress("/settings").Add("q", Q).Add("authority", Authority).Add("type", Type).Add("state", State).Add("after", after).ToString();

    private async Task ShowAllAsync()
    {
        var filter = new SettingFilter(Authority: Slug.IsAuthority(Authority) ? Authority : null, Type: Words.TryParse<SettingType>(Type, out var type) ? type : null,
            Status: Words.TryParse<SettingStatus>(State, out var status) ? status : null, Text: Text,
            Freshness: Words.TryParse<Freshness>(State, out var old) ? FreshnessFilter.Of(old, freshness, Now) : null);
        var rows = new List<SettingView>();
        await foreach (var row in journal.ReadAllAsync(filter, Slug.IsId(After) ? After : null, PageSize + 1)) rows.Add(SettingView.Of(SettingRow.Read(row), freshness, Now));
        Items = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Items[^1].Id : null;
    }

    private string? Text => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : Q.Trim();
}
