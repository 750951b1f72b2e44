using System.Text.Json;
using Capacity.History;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;
using static Capacity.Testing.A;

namespace Capacity.Tests.Invariants;

/// <summary>
/// The design's invariants over the real store and real silos: whatever commands come, repeated and side by side, with restarts and clock moves between them,
/// the trail has no gaps, memory is what the trail folds to, a key is applied once, and every total is the sum of its settings.
/// </summary>
public class InvariantProperties
{
    private const int Scripts = 12, SettingsEach = 4;
    private static readonly string[] Districts = ["birmingham-northfield", "birmingham-yardley", "walsall"];
    private static readonly string[] Categories = ["residential-ebd", "residential-ld-asc", "fostering-edt"];

    [Fact]
    public async Task Commands_repeats_restarts_and_clock_moves_keep_the_invariants()
    {
        await using var tracker = await TestTracker.StartAsync(silos: 2);
        var played = 0;

        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Scripts).WithStartSize(40).WithEndSize(160),
            Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] script) => { PlayAsync(tracker, played++, script).GetAwaiter().GetResult(); })),
            TestContext.Current.CancellationToken);
    }

    /// <summary>Each command is sent twice at once with the same key; at the end all is compared with what is on disk.</summary>
    private static async Task PlayAsync(TestTracker tracker, int play, byte[] script)
    {
        string[] ids = [.. Enumerable.Range(0, SettingsEach).Select(n => $"home-{play}-{n}")];
        List<(string Id, SettingCommand Command, Envelope Envelope, string Answer)> answered = [];
        foreach (var id in ids) await tracker.Setting(id).DoAsync(new RegisterSetting(Profile(), 3, null, 1, 0), new(Admin));
        foreach (var (step, n) in script.Chunk(4).Where(c => c.Length == 4).Select((c, i) => (c, i)))
        {
            tracker.Clock.Advance(TimeSpan.FromMinutes(step[0]));
            var by = ((Actor[])[Duty, Provider, Commissioner, Admin])[step[0] % 4];
            var (id, command) = (ids[step[1] % ids.Length], Command(step, tracker.Clock.Now));
            var envelope = new Envelope(by, $"key-{n}", $"{command}");

            var twice = await Task.WhenAll(tracker.Setting(id).DoAsync(command, envelope).AsTask(), tracker.Setting(id).DoAsync(command, envelope).AsTask());

            Assert.Equal(Text(twice[0]), Text(twice[1]));
            if (twice[0].Refusal is null or { IsKept: true }) answered.Add((id, command, envelope, Text(twice[0])));
        }
        if (play % 3 == 0) await tracker.RestartAsync();
        foreach (var (id, command, envelope, answer) in answered)
            if (await tracker.Journal.FindOutcomeAsync(id, envelope.Actor.Caller, envelope.Key!, tracker.Clock.Now) is not null)
                Assert.Equal(answer, Text(await tracker.Setting(id).DoAsync(command, envelope)));
        await VerifyAsync(tracker);
    }

    private static string Text(SettingAnswer a) => $"{a.Refusal?.Slug} {(a.Setting is { } s ? Json(s) : null)}";

    private static string Json(Setting? s) => JsonSerializer.Serialize(s, WireJson.Options);

    private static async Task VerifyAsync(TestTracker tracker)
    {
        Dictionary<string, Counts> sums = [];
        await foreach (var row in tracker.Journal.ReadAllAsync(SettingFilter.Everything))
        {
            await tracker.Setting(row.Id).EndDueAsync();
            var setting = (await tracker.Setting(row.Id).ReadAsync())!;
            var trail = await tracker.Journal.ReadEventsAsync(row.Id, 0, int.MaxValue);
            Assert.Equal(Enumerable.Range(1, setting.Version), trail.Select(e => e.Version));
            Assert.Equal(trail.Where(e => e.Key is not null).DistinctBy(e => (e.Actor.Caller, e.Key)).Count(), trail.Count(e => e.Key is not null));
            Assert.Equal(Json(setting), Json(SettingHistory.Fold(null, trail.Select(EventKinds.Read))));
            if (setting.Status == SettingStatus.Closed) continue;
            var counts = setting.ToOffer(FreshFor).Counts(tracker.Clock.Now);
            foreach (var key in (string[])["region", setting.Profile.District, setting.Profile.Authority, .. setting.Profile.Categories])
                sums[key] = sums.GetValueOrDefault(key) + counts;
        }
        foreach (var total in Totals(tracker.Grains))
            await Eventually.ValueAsync(async () => (await total.ReadAsync()).Counts, counts => counts == sums.GetValueOrDefault(total.GetPrimaryKeyString()));
    }

    private static IEnumerable<ITotal> Totals(IGrainFactory grains) =>
    [
        grains.GetGrain<IRegionGrain>("region"), .. Districts.Select(d => grains.GetGrain<IDistrictGrain>(d)),
        grains.GetGrain<IAuthorityGrain>("E08000025"), grains.GetGrain<IAuthorityGrain>("E08000030"), .. Categories.Select(c => grains.GetGrain<ICategoryGrain>(c)),
    ];

    private static SettingCommand Command(byte[] step, DateTimeOffset now)
    {
        var bed = $"{step[3] % 4 + 1}";
        DateTimeOffset? until = step[3] % 3 == 0 ? now.AddMinutes(step[3] + 1) : null;
        return (step[2] % 15) switch
        {
            0 or 1 => new SuspendBed(bed, SuspensionReason.Staffing, until),
            2 => new ReopenBed(bed),
            3 => new OccupyBed(bed, "E08000026"),
            4 => new VacateBed(bed, Offer: step[3] % 2 == 0),
            5 => new AddBed(),
            6 => new RemoveBed(bed),
            7 => new SuspendSetting(SuspensionReason.Quality, until),
            8 => new ReopenSetting(),
            9 => new Confirm(),
            10 or 11 => new HoldBeds($"h-{step[3]}", "s-1", step[3] % 2 + 1, now.AddMinutes(step[3] + 1), "E08000025", new Anything()),
            12 => new ReleaseHold($"h-{step[3]}"),
            13 => new SetDuty("E08000030", [new(now.AddMinutes(step[3] - 100), now.AddMinutes(step[3])), new(now.AddMinutes(step[3] + 30), now.AddHours(step[3]))]),
            _ => new RegisterSetting(Profile(district: Districts[step[3] % 3], authority: step[3] % 3 == 2 ? "E08000030" : "E08000025",
                categories: [.. Categories.Where((_, i) => i == step[3] % 3 || step[3] % 5 == i)]), step[3] % 5 + 1, SettingStatus.Open, Lifts: true),
        };
    }
}
