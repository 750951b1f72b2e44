using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>Two silos with a small region: every kind of setting that counts otherwise than the next.</summary>
public sealed class TotalsFixture : IAsyncLifetime
{
    public const string Birmingham = "E08000025", Walsall = "E08000030";

    private TestTracker? _tracker;

    public TestTracker Tracker => _tracker ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => await SeedAsync(_tracker = await TestTracker.StartAsync(silos: 2));

    public async ValueTask DisposeAsync()
    {
        if (_tracker is not null) await _tracker.DisposeAsync();
    }

    public static async Task SeedAsync(TestTracker tracker)
    {
        var carer = Profile(SettingType.FosterHousehold, ["fostering-edt", "fostering-mainstream"], provider: "birmingham-childrens-trust", sector: Sector.InHouse, postcode: "B14");
        await Task.WhenAll(
            Register("ebd", Profile(), beds: 4, occupied: 2, suspended: 1),
            Register("two-categories", Profile(categories: ["residential-ld-asc", "residential-ebd"]), beds: 3, occupied: 1),
            Register("inadequate", Profile(rating: Rating.Inadequate, provider: "other-care"), beds: 5, occupied: 1),
            Register("carer", carer, beds: 2),
            Register("carer-2", carer with { District = "birmingham-yardley", Sector = Sector.Framework }, beds: 1, occupied: 1),
            Register("named-child", carer with { Categories = ["fostering-connected"] }, beds: 2, occupied: 1),
            Register("suspended", Profile(district: "birmingham-yardley"), beds: 3, status: SettingStatus.Suspended),
            Register("closed", Profile(district: "birmingham-yardley", postcode: "B26 1AA"), beds: 6, status: SettingStatus.Closed),
            Register("walsall", Profile(authority: Walsall, district: "walsall", postcode: "WS1 1AA", sector: Sector.Spot, provider: "other-care"), beds: 4, occupied: 3),
            Register("walsall-flat", Profile(SettingType.SupportedAccommodation, ["supported-cat5"], Walsall, "walsall", "WS2 8AA", "other-care", rating: Rating.NotInspected), beds: 7, suspended: 2));

        Task Register(string id, Profile profile, int beds, int occupied = 0, int suspended = 0, SettingStatus? status = null) =>
            tracker.DoAsync(id, new RegisterSetting(profile, beds, status, occupied, suspended));
    }
}

internal static class TrackerCommands
{
    /// <summary>Does a command, which must be accepted.</summary>
    public static async Task<Setting> DoAsync(this TestTracker tracker, string id, SettingCommand command, Actor? by = null)
    {
        var answer = await tracker.Setting(id).DoAsync(command, new(by ?? Admin));
        Assert.Null(answer.Refusal);
        return answer.Setting!;
    }

    /// <summary>Writes what a command of the provider's would, straight to the journal: nobody is told.</summary>
    public static async Task CommitUntoldAsync(this TestTracker tracker, string id, SettingCommand command)
    {
        var setting = (await tracker.Setting(id).ReadAsync())!;
        var (now, decided) = (tracker.Clock.Now, setting.Decide(command, Admin, tracker.Clock.Now));
        var recorded = new Recorded(id, setting.Version + 1, now, Admin, decided.Event!);
        var verdict = await tracker.Journal.CommitAsync(new(id, setting.Version, [EventKinds.Write(recorded)], SettingRow.Write(SettingHistory.Apply(setting, recorded))));
        Assert.Equal(Capacity.History.Verdict.Committed, verdict);
    }
}
