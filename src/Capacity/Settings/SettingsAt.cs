using System.Runtime.CompilerServices;
using Capacity.History;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>Settings as they were at a moment: what was known by then, shown with the clock of then.</summary>
internal sealed class SettingsAt(IJournal journal, FreshnessLimits freshness) : IPastSource
{
    public async IAsyncEnumerable<Contribution> ReadAsync(DateTimeOffset at, [EnumeratorCancellation] CancellationToken stop = default)
    {
        Setting? setting = null;
        await foreach (var entry in journal.ReadEventsUntilAsync(at, stop))
        {
            if (setting is not null && setting.Id != entry.Setting)
            {
                yield return setting.ToContribution(freshness);
                setting = null;
            }
            setting = SettingHistory.Apply(setting, EventKinds.Read(entry));
        }
        if (setting is not null) yield return setting.ToContribution(freshness);
    }
}
