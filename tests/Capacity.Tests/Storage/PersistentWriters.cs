using Capacity.History;
using Capacity.Testing;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>
/// Writers that each keep changing a setting of their own while the database fails. Each change has a key, and is sent again under it until it is answered, as a caller does whose
/// answer was lost. Any other fault than <see cref="StoreUnavailableException"/> ends a writer, and with it the test.
/// </summary>
internal sealed class PersistentWriters
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IJournal[] _journals;
    private readonly Task<int>[] _writing;
    private volatile bool _enough;
    private int _answered, _lost;

    /// <param name="journals">Taken in turn by the writers.</param>
    public PersistentWriters(int count, params IJournal[] journals)
    {
        _journals = journals;
        _writing = [.. Enumerable.Range(0, count).Select(w => Task.Run(() => WriteAsync(w)))];
    }

    /// <summary>How many calls were answered that the store is away.</summary>
    public int Lost => _lost;

    /// <summary>Returns when so many more changes have been answered, or with the fault of a writer.</summary>
    public async Task GoOnAsync(int changes)
    {
        var goal = _answered + changes;
        await Eventually.TrueAsync(() => _answered >= goal || _writing.Any(w => w.IsFaulted), Patience);
        await Task.WhenAll(_writing.Where(w => w.IsFaulted));
    }

    /// <summary>Lets them finish what they have begun, then looks that each change is in the trail and the row once, and nothing else is.</summary>
    public async Task AssertEachIsKeptOnceAsync(IJournal journal)
    {
        _enough = true;
        var versions = await Task.WhenAll(_writing);
        for (var writer = 0; writer < versions.Length; writer++)
        {
            var trail = await journal.ReadEventsAsync(Setting(writer), 0, int.MaxValue, TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(1, versions[writer]).Select(v => (v, (string?)Key(v))), trail.Select(e => (e.Version, e.Key)));
            Assert.Equal(versions[writer], (await journal.ReadAsync(Setting(writer), TestContext.Current.CancellationToken))!.Version);
        }
    }

    private static string Setting(int writer) => $"w-{writer}";

    private static string Key(int version) => $"k-{version}";

    private async Task<int> WriteAsync(int writer)
    {
        var version = 0;
        for (; !_enough; version++)
        {
            await SettleAsync(_journals[writer % _journals.Length], Setting(writer), version);
            Interlocked.Increment(ref _answered);
        }

        return version;
    }

    private async Task SettleAsync(IJournal journal, string setting, int version)
    {
        var (key, lost) = (Key(version + 1), false);
        var commit = Change(setting, version, outcome: Outcome(key, version: version + 1)) with { Events = [Event(setting, version + 1) with { Key = key }] };
        var verdict = await Eventually.ValueAsync<Verdict?>(
            async () =>
            {
                try
                {
                    return await journal.CommitAsync(commit);
                }
                catch (StoreUnavailableException)
                {
                    Interlocked.Increment(ref _lost);
                    lost = true;
                    return null;
                }
            },
            verdict => verdict is not null, Patience);

        // Only what may have been kept before its answer was lost can be found there already.
        Assert.True(verdict == Verdict.Committed || (verdict == Verdict.KeyTaken && lost), $"Version {version + 1} of {setting} was answered {verdict}{(lost ? " after it was lost" : "")}.");
    }
}
