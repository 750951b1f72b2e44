using Capacity.History;
using Capacity.Settings;
using Capacity.Storage.Embedded;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Settings;

public sealed class StoreCheckTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly EmbeddedStore _store;
    private readonly EmbeddedJournal _journal;

    public StoreCheckTests() => _journal = new(_store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_store_that_is_as_it_must_be_differs_in_nothing_and_is_counted()
    {
        await KeepAsync("home-1");
        await KeepAsync("home-2");
        var check = new StoreCheck(_journal);

        Assert.Empty(await check.RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, 6, 8L), (check.Settings, check.Beds, check.Events));
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE setting = 'home-1' AND version = 2", "home-1: its trail has version 3 where version 2 belongs.")]
    [InlineData("DELETE FROM events WHERE setting = 'home-1' AND version = 4", "home-1: its current row is of version 4, its trail ends with 3.")]
    [InlineData("DELETE FROM events WHERE setting = 'home-1'", "home-1: it has a current row and no events.")]
    [InlineData("DELETE FROM settings WHERE id = 'home-1'", "home-1: it has events and no current row.")]
    [InlineData("UPDATE settings SET district = 'elsewhere' WHERE id = 'home-1'", "home-1: a column of its current row is not what its events make of it.")]
    [InlineData("UPDATE settings SET state = CAST(replace(CAST(state AS TEXT), 'staffing', 'matching') AS BLOB) WHERE id = 'home-1'", "home-1: its current state is not what its events make of it.")]
    [InlineData("UPDATE events SET kind = 'rated' WHERE setting = 'home-1' AND version = 1", "home-1: its events do not make a setting: ")]
    [InlineData("DELETE FROM setting_categories WHERE setting = 'home-1'", "residential-ebd: its list has 0 settings, their rows say 1.")]
    [InlineData("UPDATE settings SET due_at = NULL WHERE id = 'home-1'", "home-1: a column of its current row is not what its events make of it.")]
    public async Task What_was_written_past_the_program_is_named(string sql, string difference)
    {
        await KeepAsync("home-1");

        await _store.Writer.WriteAsync(c => c.Run(sql));

        var found = await new StoreCheck(_journal).RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(found, f => f.StartsWith(difference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DeclineReason.Matching, 0)]
    [InlineData(DeclineReason.Staffing, 1)]
    public async Task A_row_that_does_not_know_when_a_hold_ended_is_an_earlier_versions(DeclineReason kept, int differences)
    {
        SettingEvent[] events = [new SettingRegistered(A.Profile(), 3, 0, 0, SettingStatus.Open), .. Declined("h-1"), .. Declined("h-2")];
        var recorded = events.Select((e, i) => new Recorded("home-1", i + 1, A.Noon, A.Admin, e, null)).ToList();
        var made = SettingHistory.Fold(null, recorded)!;
        var asKept = made with { Holds = [made.Holds[0] with { EndedAt = null, DeclineReason = null }, made.Holds[1] with { DeclineReason = kept }] };
        await _journal.CommitAsync(new("home-1", 0, [.. recorded.Select(EventKinds.Write)], SettingRow.Write(asKept)));

        var found = await new StoreCheck(_journal).RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(differences, found.Count);
    }

    [Fact]
    public async Task A_store_that_is_written_to_meanwhile_differs_in_nothing()
    {
        string[] homes = [.. Enumerable.Range(0, 20).Select(n => $"home-{n:00}")];
        foreach (var home in homes) await KeepAsync(home);
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(homes.Select(home => Task.Run(() => ConfirmAsync(home, stop.Token))));

        for (var n = 0; n < 30; n++)
            Assert.Empty(await new StoreCheck(_journal).RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        await stop.CancelAsync();
        await writing;
    }

    private async Task ConfirmAsync(string id, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var now = SettingRow.Read((await _journal.ReadAsync(id, CancellationToken.None))!);
            var next = new Recorded(id, now.Version + 1, A.Noon, A.Admin, new Confirmed(), null);
            Assert.Equal(Verdict.Committed, await _journal.CommitAsync(new(id, now.Version, [EventKinds.Write(next)], SettingRow.Write(SettingHistory.Apply(now, next)))));
        }
    }

    [Fact]
    public async Task Two_holds_that_share_a_bed_are_named()
    {
        await KeepAsync("home-1", new BedHeld("h-2", "s-2", ["2", "3"], A.Noon.AddHours(1), "E08000025", null));

        var found = await new StoreCheck(_journal).RunAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["home-1: two holds share bed 2.", "home-1: hold h-1 has not ended, and bed 2 is not held by it."], found);
    }

    private static SettingEvent[] Declined(string hold) =>
        [new BedHeld(hold, "s-1", ["1"], A.Noon.AddHours(1), "E08000025", null), new HoldDeclined(hold, DeclineReason.Matching, null)];

    /// <summary>A setting of three beds: one is suspended for want of staff, one held.</summary>
    private async Task KeepAsync(string id, params SettingEvent[] more)
    {
        SettingEvent[] events =
        [
            new SettingRegistered(A.Profile(), 3, 0, 0, SettingStatus.Open), new BedSuspended("1", SuspensionReason.Staffing, null, null, false),
            new BedHeld("h-1", "s-1", ["2"], A.Noon.AddHours(1), "E08000025", null), new Confirmed(), .. more,
        ];
        var recorded = events.Select((e, i) => new Recorded(id, i + 1, A.Noon, A.Admin, e, null)).ToList();
        Assert.Equal(Verdict.Committed, await _journal.CommitAsync(new(id, 0, [.. recorded.Select(EventKinds.Write)], SettingRow.Write(SettingHistory.Fold(null, recorded)!))));
    }
}
