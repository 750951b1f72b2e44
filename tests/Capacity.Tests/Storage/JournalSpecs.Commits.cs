using Capacity.History;
using Capacity.Terms;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    [Fact]
    public async Task A_commit_writes_its_events_and_its_row_as_they_are()
    {
        var row = Row("ash") with
        {
            Name = "Ásh “Lodge” 100%_",
            Type = SettingType.FosterHousehold,
            Sector = Sector.InHouse,
            Status = SettingStatus.Suspended,
            Categories = ["fostering-edt", "a", "fostering"],
            Emergency = true,
            ConfirmedAt = Noon.AddMilliseconds(1),
            DueAt = Noon.AddDays(3),
            State = "{\"é\":1}"u8.ToArray(),
            Version = 2,
        };
        JournalEvent[] events =
        [
            new("ash", 1, Noon, Manager, "setting-registered", "k-1", "{\"name\":\"Ásh\"}"u8.ToArray()),
            new("ash", 2, Noon.AddMilliseconds(1), Actor.System, "hold-expired", null, "{}"u8.ToArray()),
        ];

        await CommitAsync(new("ash", 0, events, row));

        AssertSame(row, await Journal.ReadAsync("ash", Stop));
        AssertSame(events, await TrailAsync("ash"));
    }

    [Fact]
    public async Task The_next_commit_replaces_every_column_of_the_row()
    {
        await CommitAsync(Change("ash"));
        var next = new CurrentRow(
            "ash", 2, "Birch House", SettingType.SupportedAccommodation, Sector.Spot, SettingStatus.Closed, "E08000026", "coventry", "birch-care",
            ["supported-cat5"], true, Noon.AddHours(1), Noon.AddHours(2), "{}"u8.ToArray());

        await CommitAsync(Change("ash", 1, _ => next));

        AssertSame(next, await Journal.ReadAsync("ash", Stop));
    }

    [Fact]
    public async Task A_due_moment_and_the_categories_can_be_taken_back()
    {
        await CommitAsync(Change("ash", 0, r => r with { DueAt = Noon }));

        await CommitAsync(Change("ash", 1, r => r with { DueAt = null, Categories = [] }));

        AssertSame(Row("ash", 2) with { Categories = [] }, await Journal.ReadAsync("ash", Stop));
    }

    [Fact]
    public async Task A_version_that_is_taken_is_refused_and_nothing_of_it_is_written()
    {
        await CommitAsync(Change("ash"));
        await CommitAsync(Change("ash", 1));

        var verdict = await Journal.CommitAsync(Change("ash", 1, r => r with { Name = "Late" }, Outcome()));

        Assert.Equal(Verdict.VersionTaken, verdict);
        AssertSame(Row("ash", 2), await Journal.ReadAsync("ash", Stop));
        Assert.Equal([1, 2], (await TrailAsync("ash")).Select(e => e.Version));
        Assert.Null(await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon, Stop));
    }

    [Fact]
    public async Task A_version_ahead_of_the_setting_is_refused()
    {
        Assert.Equal(Verdict.VersionTaken, await Journal.CommitAsync(Change("ash", 1)));

        Assert.Null(await Journal.ReadAsync("ash", Stop));
        Assert.Empty(await TrailAsync("ash"));
    }

    [Fact]
    public async Task A_setting_is_registered_once()
    {
        await CommitAsync(Change("ash"));

        Assert.Equal(Verdict.VersionTaken, await Journal.CommitAsync(Change("ash")));
    }

    [Fact]
    public async Task A_commit_whose_numbering_is_wrong_is_a_fault_and_writes_nothing()
    {
        await CommitAsync(Change("ash"));
        Commit[] wrong =
        [
            new("ash", 1, [Event("ash", 3)], Row("ash", 3)),
            new("ash", 1, [Event("ash", 2), Event("ash", 2)], Row("ash", 2)),
            new("ash", 1, [Event("oak", 2)], Row("ash", 2)),
            new("ash", 1, [Event("ash", 2)], Row("ash", 3)),
            new("ash", 1, [Event("ash", 2)], Row("oak", 2)),
            new("ash", 1, [Event("ash", 2)], null),
            new("ash", 1, [], Row("ash", 1)),
        ];

        foreach (var commit in wrong)
            await Assert.ThrowsAsync<ArgumentException>(() => Journal.CommitAsync(commit));

        Assert.Equal(1, await VersionAsync("ash"));
        Assert.Single(await TrailAsync("ash"));
    }

    [Fact]
    public async Task Commits_of_one_setting_made_without_waiting_are_written_in_the_order_of_their_calls()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(v => Journal.CommitAsync(Change("ash", v))));

        Assert.All(verdicts, v => Assert.Equal(Verdict.Committed, v));
        Assert.Equal(Enumerable.Range(1, 1_000), (await TrailAsync("ash")).Select(e => e.Version));
        Assert.Equal(1_000, await VersionAsync("ash"));
    }

    [Fact]
    public async Task Of_many_who_decided_on_one_version_exactly_one_wins()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Journal.CommitAsync(Change("ash", 0, r => r with { Name = $"By {i}" })))));

        Assert.Equal(99, verdicts.Count(v => v == Verdict.VersionTaken));
        Assert.Equal($"By {Array.IndexOf(verdicts, Verdict.Committed)}", (await Journal.ReadAsync("ash", Stop))!.Name);
    }

    [Fact]
    public async Task Commits_gathered_together_get_each_its_own_verdict()
    {
        await CommitAsync(Change("used", 0, outcome: Outcome()));
        await CommitAsync(Change("moved"));

        var waiting = Enumerable.Range(0, 200).Select(i => (i % 4) switch
        {
            0 => Journal.CommitAsync(Change($"new-{i}")),
            1 => Journal.CommitAsync(Change("used", 1, outcome: Outcome())),
            2 => Journal.CommitAsync(Change("moved")),
            _ => Journal.CommitAsync(Change($"new-{i}", 7)),
        });
        var verdicts = await Task.WhenAll(waiting);

        Assert.All(verdicts.Index(), v => Assert.Equal((v.Index % 4) switch { 0 => Verdict.Committed, 1 => Verdict.KeyTaken, _ => Verdict.VersionTaken }, v.Item));
        Assert.Equal(52, (await IdsAsync(SettingFilter.Everything)).Count);
        Assert.Equal((1, 1), (await VersionAsync("used"), await VersionAsync("moved")));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_reopening()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => CommitAsync(Change($"s-{i:000}", 0, outcome: Outcome($"k-{i}")))));
        await CommitAsync(Change("s-000", 1));

        await ReopenAsync();

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"s-{i:000}"), await IdsAsync(SettingFilter.Everything));
        Assert.Equal([1, 2], (await TrailAsync("s-000")).Select(e => e.Version));
        AssertSame(Row("s-000", 2), await Journal.ReadAsync("s-000", Stop));
        Assert.Equal(Outcome("k-99"), await Journal.FindOutcomeAsync("s-099", Outcome().Caller, "k-99", Noon, Stop));
        Assert.Equal(Verdict.VersionTaken, await Journal.CommitAsync(Change("s-000", 1)));
    }

    [Fact]
    public async Task A_graceful_stop_writes_what_was_taken_and_takes_no_more()
    {
        var stopping = Journal;
        var waiting = Enumerable.Range(0, 500).Select(v => stopping.CommitAsync(Change("ash", v))).ToArray();

        await ReopenAsync();

        Assert.All(await Task.WhenAll(waiting), v => Assert.Equal(Verdict.Committed, v));
        Assert.Equal(500, await VersionAsync("ash"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => stopping.CommitAsync(Change("ash", 500)));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await stopping.ReadAsync("ash", Stop));
    }
}
