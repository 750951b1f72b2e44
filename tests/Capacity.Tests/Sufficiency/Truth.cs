using Capacity.History;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>Sufficiency added up the plain way, setting by setting, from the journal's rows.</summary>
internal static class Truth
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    public static async Task<string[]> RowsAsync(TestTracker tracker, Dimension by, OfferFilter filter)
    {
        var settings = new List<Setting>();
        await foreach (var row in tracker.Journal.ReadAllAsync(SettingFilter.Everything)) settings.Add(SettingRow.Read(row));
        return Rows(settings, by, filter, tracker.Clock.Now);
    }

    /// <summary>The beds that a filter leaves, now.</summary>
    public static async Task<Counts> CountsAsync(TestTracker tracker, OfferFilter filter)
    {
        var sum = default(Counts);
        await foreach (var row in tracker.Journal.ReadAllAsync(SettingFilter.Everything))
            if (SettingRow.Read(row) is { Status: not SettingStatus.Closed } setting && setting.ToOffer(FreshFor) is var offer && filter.Leaves(offer)) sum += offer.Counts(tracker.Clock.Now);
        return sum;
    }

    public static string[] Rows(IEnumerable<Setting> settings, Dimension dimension, OfferFilter filter, DateTimeOffset now)
    {
        var open =
            from s in settings
            let p = s.Profile
            where s.Status != SettingStatus.Closed
            where filter.Authority is null || p.Authority == filter.Authority
            where filter.District is null || p.District == filter.District
            where filter.Provider is null || p.Provider == filter.Provider
            where filter.Category is null || p.Categories.Contains(filter.Category)
            where filter.Type is null || p.Type == filter.Type
            where filter.Sector is null || p.Sector == filter.Sector
            from key in Keys(p, dimension)
            where dimension != Dimension.Category || filter.Category is null || key == filter.Category
            group s.ToOffer(FreshFor) by key;
        var order = dimension == Dimension.Category ? [.. Catalogue.Categories.Select(c => c.Id)] : Array.Empty<string>();
        return [.. open.OrderBy(g => Array.IndexOf(order, g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var counts = g.Aggregate(default(Counts), (sum, o) => sum + o.Counts(now));
            return Shown(g.Key, g.Count(), counts, g.SelectMany(o => o.SuspendedAt(now)).GroupBy(r => r.Reason).ToDictionary(r => r.Key, r => r.Sum(x => x.Beds)), g.Count(o => o.Stale(now)));
        })];
    }

    public static string[] Shown(IEnumerable<TotalRow> rows) => [.. rows.Select(Shown)];

    public static string Shown(TotalRow r) => Shown(r.Key, r.Settings, r.Counts, r.SuspendedBy, r.StaleSettings);

    /// <summary>The rows of every dimension that the tracker shows, and those that it should.</summary>
    public static async Task<(string[] Shown, string[] True)> CompareAsync(TestTracker tracker)
    {
        List<string> shown = [], expected = [];
        foreach (var by in Dimensions)
        {
            shown.AddRange(Shown((await Reader(tracker).ReadAsync(by, OfferFilter.None)).Rows).Select(r => $"{by}: {r}"));
            expected.AddRange((await RowsAsync(tracker, by, OfferFilter.None)).Select(r => $"{by}: {r}"));
        }
        return ([.. shown], [.. expected]);
    }

    /// <summary>Every total is the sum over its settings, now.</summary>
    public static async Task HoldsAsync(TestTracker tracker)
    {
        var (shown, expected) = await CompareAsync(tracker);

        Assert.Equal(expected, shown);
    }

    /// <summary>Every total is soon the sum over its settings; a node that has just died may fail to answer for a while.</summary>
    public static async Task WillHoldAsync(TestTracker tracker) => await Eventually.ValueAsync(async () =>
    {
        try
        {
            var (shown, expected) = await CompareAsync(tracker);
            return string.Join('\n', expected.Except(shown).Concat(shown.Except(expected)));
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
            return e.Message;
        }
    }, difference => difference.Length == 0, TimeSpan.FromSeconds(90));

    public static SufficiencyReader Reader(TestTracker tracker) => new(tracker.Grains, tracker.Clock);

    private static IEnumerable<string> Keys(Profile p, Dimension by) => by switch
    {
        Dimension.District => [p.District],
        Dimension.Category => p.Categories,
        Dimension.Authority => [p.Authority],
        Dimension.Provider => [p.Provider],
        Dimension.Type => [p.Type.Word()],
        Dimension.Sector => [p.Sector.Word()],
        _ => ["region"],
    };

    private static string Shown(string key, int settings, Counts counts, IReadOnlyDictionary<string, int> by, int stale) =>
        $"{key}: {settings} settings, {counts}, {string.Join(' ', by.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={r.Value}"))}, {stale} stale";
}
