using Capacity.History;
using Capacity.Testing;

namespace Capacity.Tests.Storage;

/// <summary>What <see cref="IJournal"/> promises, said once for every store that keeps it. Each test has a store of its own.</summary>
public abstract partial class JournalSpecs : IAsyncLifetime
{
    protected static DateTimeOffset Noon => JournalSamples.Noon;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IJournal Journal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Journal = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens this test's store; the first time it is empty.</summary>
    protected abstract Task<IJournal> OpenAsync();

    /// <summary>Closes it as a graceful stop does.</summary>
    protected abstract Task CloseAsync();

    /// <summary>Removes what is left of it.</summary>
    protected abstract Task DropAsync();

    protected async Task ReopenAsync()
    {
        await CloseAsync();
        Journal = await OpenAsync();
    }

    protected async Task CommitAsync(Commit commit) => Assert.Equal(Verdict.Committed, await Journal.CommitAsync(commit));

    protected async Task<int> VersionAsync(string setting) => (await Journal.ReadAsync(setting, Stop))?.Version ?? 0;

    protected async Task<IReadOnlyList<JournalEvent>> TrailAsync(string setting) => await Journal.ReadEventsAsync(setting, 0, 10_000, Stop);

    protected async Task<IReadOnlyList<string>> IdsAsync(SettingFilter filter, string? after = null, int? limit = null) =>
        await Journal.ReadAllAsync(filter, after, limit, Stop).Select(r => r.Id).ToListAsync(Stop);

    /// <summary>Records compare their lists and bytes by reference, so these are compared as what they hold.</summary>
    protected static void AssertSame(CurrentRow? expected, CurrentRow? actual)
    {
        Assert.NotNull(expected);
        Assert.NotNull(actual);
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(expected.State.ToArray(), actual.State.ToArray());
        Assert.Equal(expected, actual with { Categories = expected.Categories, State = expected.State });
    }

    protected static void AssertSame(IEnumerable<JournalEvent> expected, IEnumerable<JournalEvent> actual) => Assert.Equal(
        expected.Select(e => (e with { Data = default }, Convert.ToHexString(e.Data.Span))), actual.Select(e => (e with { Data = default }, Convert.ToHexString(e.Data.Span))));
}
