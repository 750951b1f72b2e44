using Capacity.History;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    [Fact]
    public async Task A_setting_that_is_not_there_is_null_and_has_no_events()
    {
        Assert.Null(await Journal.ReadAsync("nowhere", Stop));
        Assert.Empty(await TrailAsync("nowhere"));
        Assert.Null(await Journal.FindOutcomeAsync("nowhere", "user:u-1", "k", Noon, Stop));
    }

    [Fact]
    public async Task Events_are_read_after_a_version_and_up_to_a_limit()
    {
        for (var v = 0; v < 5; v++)
            await CommitAsync(Change("ash", v));

        Assert.Equal([3, 4], (await Journal.ReadEventsAsync("ash", 2, 2, Stop)).Select(e => e.Version));
        Assert.Equal([5], (await Journal.ReadEventsAsync("ash", 4, 2, Stop)).Select(e => e.Version));
        Assert.Empty(await Journal.ReadEventsAsync("ash", 5, 2, Stop));
    }

    [Fact]
    public async Task Events_of_a_kind_since_a_moment_come_setting_by_setting()
    {
        foreach (var setting in (string[])["oak", "ash"])
            for (var v = 0; v < 4; v++)
                await CommitAsync(Change(setting, v, at: Noon.AddMinutes(v)));

        var kind = (await Journal.ReadEventsAsync("ash", 1, 1, Stop))[0].Kind;

        Assert.Equal([("ash", 3), ("ash", 4), ("oak", 3), ("oak", 4)], Told(await Journal.ReadKindSinceAsync(kind, Noon.AddMinutes(2), 10, Stop)));
        Assert.Equal([("ash", 3), ("ash", 4), ("oak", 3)], Told(await Journal.ReadKindSinceAsync(kind, Noon.AddMinutes(2), 3, Stop)));
        Assert.Empty(await Journal.ReadKindSinceAsync(kind, Noon.AddMinutes(4), 10, Stop));
        Assert.Empty(await Journal.ReadKindSinceAsync("another", Noon, 10, Stop));

        static IEnumerable<(string, int)> Told(IEnumerable<JournalEvent> events) => events.Select(e => (e.Setting, e.Version));
    }

    [Fact]
    public async Task Events_until_a_moment_come_setting_by_setting_each_oldest_first()
    {
        string[] unordered = ["oak", "ash", "ash-2"];
        await Task.WhenAll(unordered.SelectMany(s => Enumerable.Range(0, 400).Select(v => Journal.CommitAsync(Change(s, v, at: Noon.AddMinutes(v))))));
        await CommitAsync(Change("late", 0, at: Noon.AddMinutes(300).AddMilliseconds(1)));

        var events = await Journal.ReadEventsUntilAsync(Noon.AddMinutes(300), Stop).Select(e => (e.Setting, e.Version)).ToListAsync(Stop);

        string[] settings = ["ash", "ash-2", "oak"];
        Assert.Equal(settings.SelectMany(s => Enumerable.Range(1, 301).Select(v => (s, v))), events);
    }

    [Fact]
    public async Task News_are_the_settings_with_an_event_of_a_kind_after_a_moment_the_latest_first()
    {
        await CommitAsync(Change("before", at: Noon));
        await CommitAsync(Change("first", at: Noon.AddMilliseconds(1)));
        await CommitAsync(Change("both", at: Noon.AddMinutes(-1)));
        await CommitAsync(Change("both", 1, at: Noon.AddMinutes(1)));
        await CommitAsync(Change("both", 2, at: Noon.AddMinutes(3)));
        await CommitAsync(Change("last", at: Noon.AddMinutes(4)));

        Assert.Equal([("last", 1), ("both", 3), ("first", 1)], await Journal.ReadNewsAsync(Noon, ["confirmed", "rated"], 10, Stop));
        Assert.Equal([("last", 1)], await Journal.ReadNewsAsync(Noon, ["confirmed"], 1, Stop));
        Assert.Empty(await Journal.ReadNewsAsync(Noon, ["rated"], 10, Stop));
        Assert.Empty(await Journal.ReadNewsAsync(Noon.AddMinutes(4), ["confirmed"], 10, Stop));
    }

    [Fact]
    public async Task Rows_come_by_id_in_pages_of_any_size()
    {
        string[] ids = ["a", "a-", "a-b", "a0", "aa", "b", .. Enumerable.Range(0, 1_100).Select(i => $"c-{i:0000}")];
        await Task.WhenAll(ids.Reverse().Select(id => CommitAsync(Change(id))));

        Assert.Equal(ids, await IdsAsync(SettingFilter.Everything));
        Assert.Equal(["a0", "aa"], await IdsAsync(SettingFilter.Everything, "a-b", 2));
        Assert.Equal(ids[..1_000], await IdsAsync(SettingFilter.Everything, limit: 1_000));
        Assert.Equal(ids[^1..], await IdsAsync(SettingFilter.Everything, "c-1098", 500));
        Assert.Empty(await IdsAsync(SettingFilter.Everything, "c-1099"));
        Assert.Empty(await IdsAsync(SettingFilter.Everything, limit: 0));
    }

    [Fact]
    public async Task A_long_read_does_not_hold_up_those_who_write()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(i => CommitAsync(Change($"s-{i:0000}"))));

        var seen = 0;
        await foreach (var row in Journal.ReadAllAsync(SettingFilter.Everything, stop: Stop))
        {
            if (seen++ % 100 == 0)
                await CommitAsync(Change(row.Id, 1));
        }

        Assert.Equal(1_200, seen);
    }

    [Fact]
    public async Task What_is_due_comes_longest_due_first()
    {
        await CommitAsync(Change("never"));
        await CommitAsync(Change("later", 0, r => r with { DueAt = Noon.AddMilliseconds(1) }));
        await CommitAsync(Change("now", 0, r => r with { DueAt = Noon }));
        await CommitAsync(Change("long", 0, r => r with { DueAt = Noon.AddHours(-1) }));
        await CommitAsync(Change("done", 0, r => r with { DueAt = Noon.AddHours(-2) }));
        await CommitAsync(Change("done", 1));

        Assert.Equal(["long", "now"], await Journal.ReadDueAsync(Noon, 10, Stop));
        Assert.Equal(["long"], await Journal.ReadDueAsync(Noon, 1, Stop));
        Assert.Equal(["long", "now", "later"], await Journal.ReadDueAsync(Noon.AddMilliseconds(1), 10, Stop));
    }

    [Fact]
    public async Task What_changed_since_a_place_is_read_once_and_as_it_is_now()
    {
        await CommitAsync(Change("before"));
        var position = await Journal.ReadPositionAsync(Stop);
        Assert.Empty((await Journal.ReadChangedAsync(position, 10, Stop)).Rows);

        await CommitAsync(Change("oak"));
        await CommitAsync(Change("ash"));
        await CommitAsync(Change("oak", 1));
        var (rows, next) = await Journal.ReadChangedAsync(position, 10, Stop);

        Assert.Equal([("ash", 1), ("oak", 2)], rows.Select(r => (r.Id, r.Version)).Order());
        Assert.Empty((await Journal.ReadChangedAsync(next, 10, Stop)).Rows);

        await CommitAsync(Change("ash", 1));
        AssertSame(Row("ash", 2), Assert.Single((await Journal.ReadChangedAsync(next, 10, Stop)).Rows));
    }

    [Fact]
    public async Task Following_the_changes_in_small_steps_misses_nothing_and_ends()
    {
        var position = await Journal.ReadPositionAsync(Stop);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => CommitAsync(Change($"s-{i:00}"))));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => CommitAsync(Change($"s-{i:00}", 1))));

        var seen = new HashSet<(string, int)>();
        for (var steps = 0; ; steps++)
        {
            var (rows, next) = await Journal.ReadChangedAsync(position, 7, Stop);
            Assert.InRange(rows.Count, 0, 7);
            Assert.InRange(steps, 0, 100);
            if (rows.Count == 0)
                break;

            Assert.Distinct(rows.Select(r => r.Id));
            seen.UnionWith(rows.Select(r => (r.Id, r.Version)));
            position = next;
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => ($"s-{i:00}", 2)), seen.Order());
    }

    [Fact]
    public async Task Changes_are_followed_without_loss_while_many_write()
    {
        var position = await Journal.ReadPositionAsync(Stop);
        var writing = Task.WhenAll(Enumerable.Range(0, 20).Select(s => Task.Run(async () =>
        {
            for (var v = 0; v < 50; v++)
                await CommitAsync(Change($"s-{s:00}", v));
        })));

        var seen = new Dictionary<string, int>();
        while (seen.Values.Count(v => v == 50) < 20)
        {
            var ended = writing.IsCompleted;
            var (rows, next) = await Journal.ReadChangedAsync(position, 64, Stop);
            Assert.False(ended && rows.Count == 0, "All was written and not all was seen.");
            foreach (var row in rows)
                seen[row.Id] = row.Version;

            position = next;
        }

        await writing;
    }

    [Fact]
    public async Task Epochs_only_rise_across_callers_and_reopenings()
    {
        var together = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Journal.NextEpochAsync(Stop))));
        await ReopenAsync();
        var after = await Journal.NextEpochAsync(Stop);

        Assert.Distinct(together);
        Assert.All(together, e => Assert.InRange(e, 1, after - 1));
        Assert.InRange(await Journal.NextEpochAsync(Stop), after + 1, long.MaxValue);
    }

    [Fact]
    public async Task A_probe_returns_when_a_change_is_kept_and_changes_nothing_that_is_seen()
    {
        await CommitAsync(Change("ash"));
        var position = await Journal.ReadPositionAsync(Stop);

        await Journal.ProbeAsync(Stop);
        await Journal.ProbeAsync(Stop);

        Assert.Empty((await Journal.ReadChangedAsync(position, 10, Stop)).Rows);
    }

    [Fact]
    public async Task A_cancelled_read_says_so()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Journal.ReadAsync("ash", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Journal.ReadAllAsync(SettingFilter.Everything, stop: cancelled).ToListAsync(Stop));
    }
}
