using System.Runtime.CompilerServices;
using Capacity.History;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>Settings as they were at moments: what was known by then, shown with the clock of then.</summary>
internal sealed class SettingsAt(IJournal journal, FreshnessLimits freshness) : IPastSource
{
    public async IAsyncEnumerable<PastOffer> ReadAsync(IReadOnlyList<DateTimeOffset> moments, [EnumeratorCancellation] CancellationToken stop = default)
    {
        if (moments.Count == 0) yield break;
        var (id, setting, first) = ("", default(Setting), 0);
        await foreach (var entry in journal.ReadEventsUntilAsync(moments[^1], stop))
        {
            if (entry.Setting != id)
            {
                if (setting is not null && first < moments.Count) yield return Stood(setting, first, moments.Count);
                (id, setting, first) = (entry.Setting, null, 0);
            }
            // A node's clock that ran ahead wrote the event before this one later than this one: neither had happened by the last moment.
            if (entry.Version != (setting?.Version ?? 0) + 1) continue;

            var end = first;
            while (end < moments.Count && moments[end] < entry.At) end++;
            if (setting is not null && end > first) yield return Stood(setting, first, end);
            (setting, first) = (SettingHistory.Apply(setting, EventKinds.Read(entry)), end);
        }
        if (setting is not null && first < moments.Count) yield return Stood(setting, first, moments.Count);
    }

    private PastOffer Stood(Setting setting, int first, int end) => new(setting.Id, setting.ToOffer(freshness), first, end);
}
