using Capacity.History;
using FsCheck;
using FsCheck.Fluent;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    private int _cases;

    /// <summary>
    /// Commits with right and wrong versions, with and without events and keys, are called without waiting while time goes on. Each must get the verdict of a model that
    /// does them one after another, and leave the model's trail.
    /// </summary>
    [Fact]
    public Task Any_sequence_of_commits_gets_the_verdicts_and_leaves_the_trail_of_one_after_another() => Task.Run(() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(160), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] script) => FollowModelAsync(script))), Stop);

    /// <summary>Several who each believe what they read last, and sometimes something wrong, race for the same settings.</summary>
    [Fact]
    public Task Any_race_leaves_trails_without_gaps_that_hold_exactly_what_was_acknowledged() => Task.Run(() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(120), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] script) => RaceAsync(script))), Stop);

    private async Task FollowModelAsync(byte[] script)
    {
        var prefix = $"m-{_cases++}";
        var (now, models, waiting) = (Noon, new Dictionary<string, (int Version, Dictionary<string, DateTimeOffset> Keys)>(), new List<(Verdict Expected, Task<Verdict> Actual)>());
        for (var i = 0; i + 1 < script.Length; i += 2)
        {
            var (what, how) = (script[i], script[i + 1]);
            var setting = $"{prefix}-{what % 3}";
            var (version, keys) = models.TryGetValue(setting, out var model) ? model : (0, []);
            now = now.AddHours(how % 7);

            var expectedVersion = Math.Max(0, version + (what / 3 % 6) switch { 4 => -1, 5 => 1, _ => 0 });
            var key = how / 7 % 4 is > 0 and var k ? $"k-{k}" : null;
            var count = key is null ? 1 + how / 32 % 2 : how / 32 % 3;
            var commit = new Commit(
                setting, expectedVersion, [.. Enumerable.Range(1, count).Select(e => Event(setting, expectedVersion + e, now))], count == 0 ? null : Row(setting, expectedVersion + count),
                key is null ? null : Outcome(key, now, version: expectedVersion + count));

            var expected = key is not null && keys.TryGetValue(key, out var used) && used > now.AddDays(-1) ? Verdict.KeyTaken
                : expectedVersion != version ? Verdict.VersionTaken : Verdict.Committed;
            waiting.Add((expected, Journal.CommitAsync(commit)));
            if (expected != Verdict.Committed)
                continue;

            if (key is not null)
                keys[key] = now;

            models[setting] = (version + count, keys);
        }

        foreach (var (expected, actual) in waiting)
            Assert.Equal(expected, await actual);

        foreach (var (setting, model) in models)
            await AssertTrailAsync(setting, model.Version);
    }

    private async Task RaceAsync(byte[] script)
    {
        var prefix = $"r-{_cases++}";
        var written = await Task.WhenAll(script.Chunk(1 + script.Length / 8).Select(mine => Task.Run(async () =>
        {
            var acknowledged = new int[3];
            foreach (var step in mine)
            {
                var setting = $"{prefix}-{step % 3}";
                var believed = Math.Max(0, await VersionAsync(setting) + step / 3 % 4 - 1);
                if (await Journal.CommitAsync(Change(setting, believed)) == Verdict.Committed)
                    acknowledged[step % 3]++;
            }

            return acknowledged;
        })));

        for (var s = 0; s < 3; s++)
            await AssertTrailAsync($"{prefix}-{s}", written.Sum(w => w[s]));
    }

    private async Task AssertTrailAsync(string setting, int version)
    {
        Assert.Equal(Enumerable.Range(1, version), (await TrailAsync(setting)).Select(e => e.Version));
        Assert.Equal(version, await VersionAsync(setting));
    }
}
