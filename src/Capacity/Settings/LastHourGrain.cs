using System.Collections.Immutable;
using Capacity.History;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings;

/// <summary>What changed in the last hour, out of the journal. There is one, since one look answers for every board. Key: <c>region</c>.</summary>
[Alias("last-hour-grain")]
public interface ILastHourGrain : IGrainWithStringKey
{
    /// <summary>While the store is away, what is remembered.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<LastHour> ReadAsync(OfferFilter scope);
}

/// <summary>What became of beds in the last hour.</summary>
/// <param name="Available">How many beds became so, and the same of the others; a bed that changed twice counts twice.</param>
/// <param name="Latest">The latest changes, newest first.</param>
[GenerateSerializer, Immutable, Alias("last-hour")]
public sealed record LastHour(
    [property: Id(0)] int Available, [property: Id(1)] int Suspended, [property: Id(2)] int Occupied, [property: Id(3)] ImmutableArray<BedChange> Latest);

[GrainType("last-hour")]
internal sealed class LastHourGrain(IJournal journal, FreshnessLimits freshness, Clock clock, ILogger<LastHourGrain> log) : Grain, ILastHourGrain
{
    /// <summary>So many settings are looked at, those with the latest news; so many changes are answered one by one.</summary>
    private const int MostSettings = 1000, MostShown = 20;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1), Pace = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Setting> _settings = new(StringComparer.Ordinal);
    private readonly List<(BedChange Change, Offer Offer)> _changes = [];
    private long _looked;

    public async ValueTask<LastHour> ReadAsync(OfferFilter scope)
    {
        var since = clock.Now - Window;
        if (_looked == 0 || TimeProvider.System.GetElapsedTime(_looked) >= Pace)
            try
            {
                await LookAsync(since);
                _looked = TimeProvider.System.GetTimestamp();
            }
            catch (StoreUnavailableException e)
            {
                SettingsLog.NoNews(log, e);
            }

        BedChange[] changes = [.. _changes.Where(c => c.Change.At > since && scope.Leaves(c.Offer)).Select(c => c.Change).OrderByDescending(c => c.At).ThenBy(c => c.Setting, StringComparer.Ordinal)];
        return new(Beds(BedBecame.Available), Beds(BedBecame.Suspended), Beds(BedBecame.Occupied), [.. changes.Take(MostShown)]);

        int Beds(BedBecame became) => changes.Where(c => c.Became == became).Sum(c => c.Beds);
    }

    private async Task LookAsync(DateTimeOffset since)
    {
        var news = await journal.ReadNewsAsync(since, BedChanges.Kinds, MostSettings);
        foreach (var (setting, version) in news)
            if (!_settings.TryGetValue(setting, out var known) || known.Version < version) await FollowAsync(setting, known, since);

        _changes.RemoveAll(c => c.Change.At <= since);
        foreach (var gone in _settings.Keys.Except(news.Select(n => n.Setting)).ToList()) _settings.Remove(gone);
    }

    private async Task FollowAsync(string id, Setting? known, DateTimeOffset since)
    {
        var trail = await journal.ReadEventsAsync(id, known?.Version ?? 0, int.MaxValue);
        if (known is null) _changes.RemoveAll(c => c.Change.Setting == id); // one that fell out of the news and is back is told anew
        foreach (var entry in trail)
        {
            var what = EventKinds.Read(entry);
            var before = known;
            known = SettingHistory.Apply(before, what);
            if (before is null || entry.At <= since || !BedChanges.Kinds.Contains(entry.Kind)) continue;
            var offer = known.ToOffer(freshness);
            _changes.AddRange(BedChanges.Of(before, what, freshness).Select(c => (c, offer)));
        }
        if (known is not null) _settings[id] = known;
    }
}
