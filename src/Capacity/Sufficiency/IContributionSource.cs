using Capacity.History;

namespace Capacity.Sufficiency;

/// <summary>What settings contribute, read in bulk from the journal's current rows. The room of settings answers it: totals do not know how a setting is kept.</summary>
public interface IContributionSource
{
    IAsyncEnumerable<Contribution> ReadAsync(SettingFilter filter, CancellationToken stop = default);

    /// <summary>What changed after a place in the journal, each setting once, and the place to go on from.</summary>
    /// <param name="position">The place.</param>
    /// <param name="limit">So many events at most.</param>
    /// <param name="known">Of a setting and its version: it need not be answered.</param>
    ValueTask<(IReadOnlyList<News> News, long Position)> ReadChangedAsync(long position, int limit, Func<string, int, bool> known, CancellationToken stop = default);
}

/// <summary>What settings contributed at a moment, folded from their events.</summary>
public interface IPastSource
{
    IAsyncEnumerable<Contribution> ReadAsync(DateTimeOffset at, CancellationToken stop = default);
}
