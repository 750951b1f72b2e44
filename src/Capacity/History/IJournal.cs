namespace Capacity.History;

/// <summary>
/// The truth: every setting's events with the key (setting, version), and its current row, written in one transaction. Two stores keep it; one test suite holds both to this page.
/// A call that cannot reach the store throws <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Writes a setting's commit together with those of others (group commit) and answers once it is on disk. Within one setting commits are written in the order of
    /// their calls. When it throws, the outcome is not known: the caller drops its state and reads again.
    /// </summary>
    Task<Verdict> CommitAsync(Commit commit);

    /// <summary>The current row of a setting, or null.</summary>
    ValueTask<CurrentRow?> ReadAsync(string setting, CancellationToken stop = default);

    /// <summary>Current rows by id, ascending, those after <paramref name="after"/>, at most <paramref name="limit"/>; streamed.</summary>
    IAsyncEnumerable<CurrentRow> ReadAllAsync(SettingFilter filter, string? after = null, int? limit = null, CancellationToken stop = default);

    /// <summary>A setting's events after a version, oldest first.</summary>
    ValueTask<IReadOnlyList<JournalEvent>> ReadEventsAsync(string setting, int after, int limit, CancellationToken stop = default);

    /// <summary>All events up to and at a moment, setting by setting, each oldest first; streamed.</summary>
    IAsyncEnumerable<JournalEvent> ReadEventsUntilAsync(DateTimeOffset until, CancellationToken stop = default);

    /// <summary>Settings with an event of these kinds after a moment, those with the latest first, each with the version that the latest of them made.</summary>
    ValueTask<IReadOnlyList<(string Setting, int Version)>> ReadNewsAsync(DateTimeOffset after, IReadOnlyList<string> kinds, int limit, CancellationToken stop = default);

    /// <summary>Events of one kind at or after a moment, by setting and version, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<JournalEvent>> ReadKindSinceAsync(string kind, DateTimeOffset since, int limit, CancellationToken stop = default);

    /// <summary>The first outcome of a key, if it is younger than its lifetime at <paramref name="now"/>.</summary>
    ValueTask<KeptOutcome?> FindOutcomeAsync(string setting, string caller, string key, DateTimeOffset now, CancellationToken stop = default);

    /// <summary>Settings of which something ends at or before <paramref name="now"/>, the longest due first.</summary>
    ValueTask<IReadOnlyList<string>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken stop = default);

    /// <summary>Settings with an event at or before a moment that names a case, by id, ascending, those after <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<string>> ReadNamingCasesAsync(DateTimeOffset until, string? after, int limit, CancellationToken stop = default);

    /// <summary>The place in the journal where the next event will stand: what is read after it has been committed since.</summary>
    ValueTask<long> ReadPositionAsync(CancellationToken stop = default);

    /// <summary>The rows of the settings with an event after a place, each once, and the place to go on from.</summary>
    ValueTask<(IReadOnlyList<CurrentRow> Rows, long Position)> ReadChangedAsync(long position, int limit, CancellationToken stop = default);

    /// <summary>A number higher than every one given before, on any node: newer activations of a total outrank older ones by it.</summary>
    ValueTask<long> NextEpochAsync(CancellationToken stop = default);

    /// <summary>Forgets the outcomes that are older than their lifetime, those too that grains keep.</summary>
    ValueTask PurgeOutcomesAsync(DateTimeOffset now, CancellationToken stop = default);

    /// <summary>Writes and keeps a mark: returns only when a change can be taken and kept.</summary>
    Task ProbeAsync(CancellationToken stop = default);
}
