using Capacity.Settings;
using Capacity.Settings.Attention;
using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Settings;

/// <summary>One of a provider's settings with what waits in it.</summary>
internal sealed record YourSetting(SettingView View, IReadOnlyList<Matter> Matters);

/// <summary>A provider's settings as they look at them: what waits for them first, then by name; a filter narrows what is shown and nothing else.</summary>
/// <param name="Waiting">How many settings want something, whatever is shown.</param>
/// <param name="Counts">Of all.</param>
/// <param name="Found">How many the filter finds, over all pages.</param>
/// <param name="Shown">This page of them.</param>
/// <param name="Page">From 1.</param>
internal sealed record YourSettings(int Total, int Waiting, Counts Counts, int Found, IReadOnlyList<YourSetting> Shown, int Page, int Pages)
{
    public const int PageSize = 100;

    /// <summary>So many topics are watched besides the provider's own: answers to holds and the like do not show in its totals.</summary>
    private const int MostWatched = 20;

    public IEnumerable<YourSetting> First => Shown.Where(s => s.Matters.Count > 0);

    public IEnumerable<YourSetting> Rest => Shown.Where(s => s.Matters.Count == 0);

    public static YourSettings Of(IReadOnlyList<Setting> all, string? text, int page, FreshnessLimits freshness, DateTimeOffset now)
    {
        var matters = AttentionRules.Of(all, freshness, now).ToLookup(m => m.Setting.Id, StringComparer.Ordinal);
        var order = matters.Select((m, i) => (m.Key, i)).ToDictionary(m => m.Key, m => m.i, StringComparer.Ordinal);
        Setting[] found = [.. all.Where(s => Meets(s, text)).OrderBy(s => order.GetValueOrDefault(s.Id, int.MaxValue)).ThenBy(s => s.Profile.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Id, StringComparer.Ordinal)];
        var pages = Math.Max(1, (found.Length + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        return new(all.Count, order.Count, Sum(all, freshness, now), found.Length,
            [.. found.Skip((at - 1) * PageSize).Take(PageSize).Select(s => new YourSetting(SettingView.Of(s, freshness, now), [.. matters[s.Id]]))], at, pages);
    }

    /// <summary>The provider's own topic, and those of settings where something waits.</summary>
    public string Topics(string provider) => string.Join(' ', First.Take(MostWatched).Select(s => $"setting:{s.View.Id}").Prepend($"provider:{provider}"));

    /// <summary>A part of the name, of the id or of the district's name, whatever the case; every word of the text somewhere.</summary>
    private static bool Meets(Setting s, string? text) => text is null || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        new[] { s.Profile.Name, s.Id, PlaceNames.District(s.Profile.District, s.Profile.Authority) }.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static Counts Sum(IReadOnlyList<Setting> all, FreshnessLimits freshness, DateTimeOffset now) =>
        all.Select(s => s.ToOffer(freshness).Counts(now)).Aggregate(default(Counts), (sum, one) => sum + one);
}
