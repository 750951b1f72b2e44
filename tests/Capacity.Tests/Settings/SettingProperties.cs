using System.Text.Json;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

/// <summary>Whatever is asked, in whatever order, by whomever, while the clock moves: the invariants of the design hold after each step.</summary>
public class SettingProperties
{
    [Fact]
    public void Any_sequence_of_commands_and_clock_moves_keeps_the_invariants() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(120),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] script) => { Play(script); }));

    private static void Play(byte[] script)
    {
        var (setting, now) = (Setting(beds: 4, occupied: 1, suspended: 1), Noon);
        List<Recorded> trail = [new(setting.Id, 1, Noon, Admin, new SettingRegistered(setting.Profile, 4, 1, 1, SettingStatus.Open))];
        Dictionary<string, HoldStatus> ended = [];
        for (var at = 0; at + 2 < script.Length; at += 3)
        {
            var by = ((Actor[])[Duty, Provider, Commissioner, Admin])[script[at] % 4];
            now = now.AddMinutes(script[at + 1] - 60); // clocks go back, too
            foreach (var due in SettingRules.Due(setting, now).ToArray()) Record(due, Actor.System);
            var decision = setting.Decide(Command(script[at + 1], script[at + 2], now, at), by, now);
            if (decision.Event is { } e) Record(e, by);
            Assert.False(decision is { Event: not null, Refusal: not null });
        }
        var folded = SettingHistory.Fold(null, trail.Select(EventKinds.Write).Select(EventKinds.Read));
        Assert.Equal(Json(setting), Json(folded!));
        Assert.Equal(Json(setting), Json(SettingRow.Read(SettingRow.Write(setting))));

        void Record(SettingEvent e, Actor by)
        {
            trail.Add(new(setting.Id, setting.Version + 1, now, by, e));
            setting = SettingHistory.Apply(setting, trail[^1])!;
            Holds(setting, now, ended);
        }
    }

    private static void Holds(Setting s, DateTimeOffset now, Dictionary<string, HoldStatus> ended)
    {
        var offer = s.ToOffer(FreshFor);
        var counts = offer.Counts(now);
        Assert.Equal(counts.Registered, counts.Occupied + counts.Held + counts.Available + counts.Unconfirmed + counts.Suspended);
        Assert.Equal((s.Beds.Length, counts.Suspended), (counts.Registered, offer.SuspendedBy.Sum(r => r.Beds)));
        foreach (var bed in s.Beds)
            Assert.Equal((bed.Status == BedStatus.Occupied, bed.Status == BedStatus.Suspended, bed.Status == BedStatus.Held),
                (bed.Occupancy is not null, bed.Suspension is not null, bed.HoldId is not null));
        Assert.Equal(s.Beds.Length, s.Beds.Select(b => b.Id).Distinct().Count());
        Assert.Equal(s.Holds.Where(h => !h.Ended).SelectMany(h => h.BedIds.Select(b => (b, h.Id))).Order(),
            s.Beds.Where(b => b.HoldId is not null).Select(b => (b.Id, b.HoldId!)).Order());
        foreach (var hold in s.Holds)
            if (ended.TryGetValue(hold.Id, out var was)) Assert.Equal(was, hold.Status);
            else if (hold.Ended) ended.Add(hold.Id, hold.Status);
        if (s.Status == SettingStatus.Closed) Assert.Equal((0, 0, 0), (counts.Occupied, counts.Held, counts.Available));
        Assert.Equal(s.Status == SettingStatus.Suspended, s.Suspension is not null);
    }

    private static SettingCommand Command(byte what, byte how, DateTimeOffset now, int at)
    {
        var (bed, hold) = ($"{how % 6 + 1}", $"h-{how % 5}");
        DateTimeOffset? until = how % 3 == 0 ? now.AddMinutes(how) : null;
        return (what % 24) switch
        {
            0 or 1 => new SuspendBed(bed, (SuspensionReason)(how % 9), until, "A note"),
            2 => new ReopenBed(bed),
            3 or 4 => new OccupyBed(bed, "E08000026", CaseRef: "EDT-1"),
            5 or 6 => new VacateBed(bed, Offer: how % 2 == 0),
            7 => new ExpectFree(bed, how % 2 == 0 ? new DateOnly(2026, 12, 1) : null),
            8 => new AddBed(),
            9 => new RemoveBed(bed),
            10 => new SuspendSetting((SuspensionReason)(how % 9), until, "A note"),
            11 => new ReopenSetting(),
            12 => new CloseSetting(),
            13 => new Rate((Rating)(how % 6), new(2026, 1, 1)),
            14 => new SetLimits(new(how % 4 == 0 ? 12 : null, null, null, ["violence"], false, until)),
            15 => new Confirm(),
            16 or 17 or 18 => new HoldBeds($"h-{at % 5}-{at}", "s-1", how % 3 + 1, now.AddMinutes(how + 1), "E08000025", new Anything()),
            19 => new ExtendHold($"{hold}-{at - 3}", 10),
            20 => new ReleaseHold($"h-{(at - 3) % 5}-{at - 3}"),
            21 => new PlaceHold($"h-{(at - 3) % 5}-{at - 3}", null, null, new Anything()),
            22 => new DeclineHold($"h-{(at - 6) % 5}-{at - 6}", DeclineReason.Matching),
            _ => new RegisterSetting(Profile(district: how % 2 == 0 ? "walsall" : "birmingham-northfield"), how % 7 + 1, how % 4 == 0 ? (SettingStatus)(how % 3) : null, Lifts: how % 2 == 0),
        };
    }

    private static string Json(Setting s) => JsonSerializer.Serialize(s, WireJson.Options);
}
