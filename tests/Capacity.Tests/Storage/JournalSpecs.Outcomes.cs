using Capacity.History;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    private static readonly TimeSpan JustUnderADay = TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_first_outcome_of_a_key_is_kept_whole()
    {
        KeptOutcome accepted = new("token:t-1", "ключ %_ 1", "fp-1", Noon, 201, 1, null, null), refused = new("user:u-2", "k", "fp-2", Noon, 409, 1, "bed-occupied", "A child lives in this bed.");

        await CommitAsync(Change("ash", 0, outcome: accepted));
        await CommitAsync(new("ash", 1, [], null, refused));

        Assert.Equal(accepted, await Journal.FindOutcomeAsync("ash", "token:t-1", "ключ %_ 1", Noon, Stop));
        Assert.Equal(refused, await Journal.FindOutcomeAsync("ash", "user:u-2", "k", Noon, Stop));
    }

    [Fact]
    public async Task A_commit_without_events_keeps_its_outcome_and_changes_nothing_else()
    {
        await CommitAsync(Change("ash"));
        var position = await Journal.ReadPositionAsync(Stop);

        await CommitAsync(new("ash", 1, [], null, Outcome()));

        Assert.Equal(1, await VersionAsync("ash"));
        Assert.Single(await TrailAsync("ash"));
        Assert.Empty((await Journal.ReadChangedAsync(position, 10, Stop)).Rows);
        Assert.Equal(Outcome(), await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon, Stop));
    }

    [Fact]
    public async Task A_commit_without_events_needs_the_right_version_too()
    {
        await CommitAsync(Change("ash"));
        await CommitAsync(Change("ash", 1));

        Assert.Equal(Verdict.VersionTaken, await Journal.CommitAsync(new("ash", 1, [], null, Outcome())));
        Assert.Null(await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon, Stop));
    }

    [Fact]
    public async Task The_outcome_of_a_setting_that_is_not_there_is_kept()
    {
        await CommitAsync(new("nowhere", 0, [], null, Outcome(version: 0)));

        Assert.Equal(Outcome(version: 0), await Journal.FindOutcomeAsync("nowhere", Outcome().Caller, Outcome().Key, Noon, Stop));
        Assert.Equal(Verdict.KeyTaken, await Journal.CommitAsync(new("nowhere", 0, [], null, Outcome(version: 0))));
        Assert.Null(await Journal.ReadAsync("nowhere", Stop));
    }

    [Fact]
    public async Task A_key_used_again_within_a_day_writes_nothing()
    {
        await CommitAsync(Change("ash", 0, outcome: Outcome()));

        var verdict = await Journal.CommitAsync(Change("ash", 1, outcome: Outcome(at: Noon + JustUnderADay, version: 2, fingerprint: "another")));

        Assert.Equal(Verdict.KeyTaken, verdict);
        Assert.Equal(1, await VersionAsync("ash"));
        Assert.Single(await TrailAsync("ash"));
        Assert.Equal(Outcome(), await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon + JustUnderADay, Stop));
    }

    [Fact]
    public async Task A_used_key_is_told_before_a_taken_version()
    {
        await CommitAsync(Change("ash", 0, outcome: Outcome()));
        await CommitAsync(Change("ash", 1));

        Assert.Equal(Verdict.KeyTaken, await Journal.CommitAsync(Change("ash", 0, outcome: Outcome())));
    }

    [Fact]
    public async Task After_a_day_a_key_is_new_again()
    {
        await CommitAsync(Change("ash", 0, outcome: Outcome()));
        Assert.Null(await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon.AddDays(1), Stop));

        await CommitAsync(Change("ash", 1, outcome: Outcome(at: Noon.AddDays(1), version: 2)));

        Assert.Equal(2, await VersionAsync("ash"));
        Assert.Equal(Outcome(at: Noon.AddDays(1), version: 2), await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key, Noon.AddDays(1), Stop));
    }

    [Fact]
    public async Task Keys_of_two_callers_or_two_settings_never_meet()
    {
        await CommitAsync(Change("ash", 0, outcome: Outcome()));

        await CommitAsync(Change("ash", 1, outcome: Outcome(caller: "user:u-2", version: 2)));
        await CommitAsync(Change("oak", 0, outcome: Outcome()));

        Assert.Null(await Journal.FindOutcomeAsync("ash", "user:u-3", Outcome().Key, Noon, Stop));
        Assert.Null(await Journal.FindOutcomeAsync("ash", Outcome().Caller, Outcome().Key.ToUpperInvariant(), Noon, Stop));
    }

    [Fact]
    public async Task Of_one_key_sent_many_times_at_once_exactly_one_is_written()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 100).Select(v => Task.Run(() => Journal.CommitAsync(Change("ash", 0, outcome: Outcome())))));

        Assert.Equal(1, verdicts.Count(v => v == Verdict.Committed));
        Assert.Equal(99, verdicts.Count(v => v == Verdict.KeyTaken));
    }

    [Fact]
    public async Task A_purge_forgets_what_is_older_than_a_day_and_nothing_else()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(i => CommitAsync(new($"old-{i}", 0, [], null, Outcome(version: 0)))));
        await CommitAsync(Change("ash", 0, outcome: Outcome("young", Noon.AddMilliseconds(1))));

        await Journal.PurgeOutcomesAsync(Noon.AddDays(1), Stop);

        // Asked as of noon, when all of them were young, only what is still there is found.
        foreach (var i in (int[])[0, 499, 500, 1_000, 1_199])
            Assert.Null(await Journal.FindOutcomeAsync($"old-{i}", Outcome().Caller, Outcome().Key, Noon, Stop));

        Assert.NotNull(await Journal.FindOutcomeAsync("ash", Outcome().Caller, "young", Noon, Stop));
        Assert.Equal(1, await VersionAsync("ash"));
    }
}
