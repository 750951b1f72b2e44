using System.Runtime.CompilerServices;
using Capacity.History;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>Contributions out of current rows, without waking a setting.</summary>
internal sealed class SettingContributions(IJournal journal, FreshnessLimits freshness) : IContributionSource
{
    public async IAsyncEnumerable<Contribution> ReadAsync(SettingFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var row in journal.ReadAllAsync(filter, stop: stop)) yield return SettingRow.Read(row).ToContribution(freshness);
    }

    public async ValueTask<(IReadOnlyList<News> News, long Position)> ReadChangedAsync(
        long position, int limit, Func<string, int, bool> known, CancellationToken stop = default)
    {
        var (rows, next) = await journal.ReadChangedAsync(position, limit, stop);
        return ([.. rows.Where(r => !known(r.Id, r.Version)).Select(SettingRow.Read).Select(s => new News(s.Membership, s.Former, s.ToContribution(freshness)))], next);
    }
}
