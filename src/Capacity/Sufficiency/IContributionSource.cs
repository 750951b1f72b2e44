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

/// <summary>What settings offered in the past, folded from their events.</summary>
public interface IPastSource
{
    /// <summary>One pass over the journal answers for every moment; where a setting was not registered yet, nothing is answered.</summary>
    /// <param name="moments">Ascending.</param>
    IAsyncEnumerable<PastOffer> ReadAsync(IReadOnlyList<DateTimeOffset> moments, CancellationToken stop = default);
}

/// <summary>What a setting offered at several moments running: those from <paramref name="First"/> to before <paramref name="End"/> of the moments asked for. Not sent anywhere.</summary>
public sealed record PastOffer(string Setting, Offer Offer, int First, int End);
