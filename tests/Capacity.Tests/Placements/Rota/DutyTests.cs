using Capacity.Live;
using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;
using Capacity.Tests.Sufficiency;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Tests.Placements.Rota;

/// <summary>Emergency carers off duty, as their settings, every total, the searches and the past show them. Each test has silos and a store of its own.</summary>
public sealed class DutyTests : IAsyncLifetime
{
    private const string Birmingham = "E08000025", Walsall = "E08000030", Edt = "fostering-edt";
    private static readonly DateOnly Monday = LondonTime.Date(A.Noon);

    private readonly Deafness _deaf = new();
    private AuthorityPolicies _policies = A.Policies;
    private TestTracker _tracker = null!;

    public async ValueTask InitializeAsync()
    {
        _tracker = await TestTracker.StartAsync(silos: 2, services => services.AddPlacements().AddBedFinding().AddDuties().AddSingleton(_policies).AddSingleton<IIncomingGrainCallFilter>(_deaf));
        await RegisterAsync("on", Birmingham);
        await RegisterAsync("off", Birmingham, beds: 2);
        await RegisterAsync("full", Birmingham, occupied: 1);
        await RegisterAsync("both", Birmingham, categories: [Edt, "fostering-mainstream"]);
        await RegisterAsync("walsall", Walsall);
        await _tracker.DoAsync("home", new RegisterSetting(A.Profile(), 3, null));
    }

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    [Fact]
    public async Task A_setting_and_every_total_move_with_the_rota_and_with_time_alone()
    {
        Assert.Empty(await OffAsync());

        await PutAsync(Birmingham, "on");

        Assert.Equal(["full", "off"], await OffAsync());
        await HoldsAsync();
        Assert.Equal((2, 2), await EdtAsync(Dimension.Authority, Birmingham));
        Assert.Equal((2, 3), await EdtAsync(Dimension.Region, "region"));
        Assert.Equal((0, 1), await EdtAsync(Dimension.Authority, Walsall));

        await UntilAsync("2026-11-24 09:00"); // closed until noon
        Assert.Equal(["full", "off", "on"], await OffAsync());
        await HoldsAsync();
        await UntilAsync("2026-11-24 12:00");
        Assert.Equal(["full", "off"], await OffAsync());
        await HoldsAsync();

        await Desk.PutLeaveAsync(Birmingham, new("l-1", "on", Monday.AddDays(1), Monday.AddDays(1), A.Duty), new());
        Assert.Equal(["full", "off", "on"], await OffAsync());
        await HoldsAsync();
        await Desk.DeleteLeaveAsync(Birmingham, "l-1", A.Duty);
        Assert.Equal(["full", "off"], await OffAsync());
        await Desk.DeletePeriodAsync(Birmingham, Monday, A.Duty);
        Assert.Empty(await OffAsync());
        await HoldsAsync();
    }

    [Fact]
    public async Task Who_watches_a_setting_or_a_total_sees_duty_begin_and_end_by_time_alone()
    {
        await PutAsync(Birmingham, "on");
        await UntilAsync("2026-11-24 08:59");
        var (setting, district) = (_tracker.Setting("on"), _tracker.Grains.GetGrain<IDistrictGrain>("birmingham-northfield"));
        var (seenSetting, seenDistrict) = ((await setting.NewerThanAsync(Mark.Nothing, TimeSpan.Zero)).Mark, (await district.NewerThanAsync(Mark.Nothing, TimeSpan.Zero)).Mark);
        var (settingNews, districtNews) = (setting.NewerThanAsync(seenSetting, TimeSpan.FromSeconds(20)).AsTask(), district.NewerThanAsync(seenDistrict, TimeSpan.FromSeconds(20)).AsTask());

        await UntilAsync("2026-11-24 09:00");

        Assert.True((await settingNews).State!.IsOffDuty(_tracker.Clock.Now));
        Assert.Equal(3, (await districtNews).State!.SuspendedBy["off-rota"]);
    }

    [Fact]
    public async Task The_past_shows_who_was_off_duty_as_it_was_known_then()
    {
        var shown = new List<(DateTimeOffset At, string[] Rows, Counts Counts)>();
        foreach (var (wall, change) in new (string, Func<Task>)[]
        {
            ("2026-11-23 13:00", () => Task.CompletedTask), ("2026-11-23 14:00", () => PutAsync(Birmingham, "on")), ("2026-11-24 08:59", () => Task.CompletedTask),
            ("2026-11-24 09:00", () => Task.CompletedTask), ("2026-11-24 12:00", () => PutAsync(Birmingham, "off")), ("2026-11-24 13:00", () => Desk.DeletePeriodAsync(Birmingham, Monday, A.Duty)),
        })
        {
            await UntilAsync(wall);
            await change();
            await HoldsAsync();
            shown.Add((_tracker.Clock.Now, await Truth.RowsAsync(_tracker, Dimension.Category, OfferFilter.None), await Truth.CountsAsync(_tracker, new(Category: Edt))));
        }
        _tracker.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var (at, rows, _) in shown) Assert.Equal(rows, Truth.Shown((await Truth.Reader(_tracker).ReadAsync(Dimension.Category, OfferFilter.None, at)).Rows));
        Assert.Equal(shown.Select(s => s.Counts), (await Truth.Reader(_tracker).ReadTrendAsync(new(Category: Edt), shown.Select(s => s.At))).Select(p => p.Counts));
        Assert.Equal([0, 2, 2, 3, 1, 0], shown.Select(s => s.Counts.Suspended));
    }

    [Fact]
    public async Task What_a_crash_kept_from_being_told_is_told_by_the_next_node()
    {
        _deaf.Are = true;
        await PutAsync(Birmingham, "on"); // kept and answered, and no household has heard of it
        Assert.Empty(await OffAsync());

        await _tracker.RestartAsync();
        Assert.Empty(await OffAsync());
        _deaf.Are = false;

        await WillBeOffAsync("full", "off");
        await HoldsAsync();
    }

    [Fact]
    public async Task A_household_that_comes_is_told_and_one_that_goes_is_on_duty_again()
    {
        await PutAsync(Birmingham, "on");
        await PutAsync(Walsall, "walsall");

        await RegisterAsync("new", Birmingham);
        await WillBeOffAsync("full", "new", "off");
        await RegisterAsync("new", Birmingham, categories: ["fostering-mainstream"]);
        Assert.Equal(["full", "off"], await OffAsync());
        await RegisterAsync("new", Walsall);
        await WillBeOffAsync("full", "new", "off");
        await Desk.DeletePeriodAsync(Walsall, Monday, A.Duty);

        Assert.Equal(["full", "off"], await OffAsync());
        await HoldsAsync();
    }

    [Fact]
    public async Task Other_hours_after_a_restart_are_told()
    {
        await PutAsync(Birmingham, "on");
        await UntilAsync("2026-11-24 09:00");
        Assert.Equal(["full", "off", "on"], await OffAsync());

        _policies = new(new Dictionary<string, AuthorityPolicy>());
        await _tracker.RestartAsync();

        await WillBeOffAsync("full", "off");
        await HoldsAsync();
    }

    [Fact]
    public async Task Months_are_told_in_time_and_few_events_say_so()
    {
        for (var n = 0; n < 6; n++) await PutAsync(Birmingham, Monday.AddDays(n * 14), n % 2 == 0 ? "on" : "off");
        for (var day = 0; day < 90; day += 3)
        {
            _tracker.Clock.Set(A.Noon.AddDays(day).AddHours(2));
            var expected = (day / 14) switch { 6 => Array.Empty<string>(), var n => n % 2 == 0 ? ["full", "off"] : ["full", "on"] };
            await WillBeOffAsync(expected);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _tracker.Grains.GetGrain<IDutiesGrain>(IDutiesGrain.One).CompareAsync().AsTask()));
        }

        Assert.InRange((await TrailAsync("on")).Count(k => k == "duty-set"), 3, 12);
        await HoldsAsync();
    }

    [Fact]
    public async Task Nobodys_command_is_disturbed_while_rotas_change()
    {
        var commands = Task.WhenAll(Enumerable.Range(0, 40).Select(async n => await _tracker.DoAsync("off", n % 2 == 0 ? new SuspendBed("1", SuspensionReason.CarerBreak) : new Confirm(), A.Provider)));
        for (var n = 0; n < 8; n++) await PutAsync(Birmingham, n % 2 == 0 ? "on" : "off");
        await commands;
        var seen = (await _tracker.Setting("off").ReadAsync())!.Version;
        await PutAsync(Birmingham, "on");
        await PutAsync(Birmingham, "off");
        Assert.Null((await _tracker.Setting("off").DoAsync(new Confirm(), new(A.Provider, IfVersion: seen))).Refusal);

        await HoldsAsync();
        Assert.DoesNotContain("off", await OffAsync());
        Assert.Contains("duty-set", await TrailAsync("off"));
    }

    [Theory]
    [InlineData("2026-11-23 15:00")]
    [InlineData("2026-11-24 10:00")]
    [InlineData("2026-11-29 10:00")]
    [InlineData("2026-12-07 11:59")]
    [InlineData("2026-12-07 12:00")]
    public async Task A_search_leaves_out_whom_the_totals_leave_out(string wall)
    {
        await PutAsync(Birmingham, "on", "full");
        await PutAsync(Walsall, "walsall");
        await UntilAsync(wall);

        var found = await Beds.RunAsync(A.Need(limit: 50));

        var offered = new List<string>();
        foreach (var id in new[] { "on", "off", "both", "walsall" })
            if (!(await _tracker.Setting(id).ReadAsync())!.IsOffDuty(_tracker.Clock.Now)) offered.Add(id);
        Assert.Equal(offered.Order(), found.Best.Select(f => f.Setting).Where(s => s != "home").Order());
    }

    private RotaDesk Desk => Of<RotaDesk>();

    private BedSearch Beds => Of<BedSearch>();

    private T Of<T>() where T : notnull => _tracker.Cluster.GetSiloServiceProvider(_tracker.Cluster.Silos[0].SiloAddress).GetRequiredService<T>();

    private Task RegisterAsync(string id, string authority, int beds = 1, int occupied = 0, string[]? categories = null) => _tracker.DoAsync(id, new RegisterSetting(
        A.Profile(SettingType.FosterHousehold, categories ?? [Edt], authority, authority == Walsall ? "walsall" : "birmingham-northfield", provider: "trust", sector: Sector.InHouse), beds, null, occupied));

    private Task PutAsync(string authority, params string[] households) => PutAsync(authority, Monday, households);

    private async Task PutAsync(string authority, DateOnly from, params string[] households) => Assert.Null((await Desk.PutPeriodAsync(authority, from, households, A.Duty, new()))!.Refusal);

    private Task UntilAsync(string wall)
    {
        _tracker.Clock.Set(Wall.At(wall));
        return Task.CompletedTask;
    }

    /// <summary>Whose setting says that it is off duty, vacant or not.</summary>
    private async Task<string[]> OffAsync()
    {
        var off = new List<string>();
        await foreach (var row in _tracker.Journal.ReadAllAsync(Capacity.History.SettingFilter.Everything))
        {
            var setting = (await _tracker.Setting(row.Id).ReadAsync())!;
            if (!setting.IsOffDuty(_tracker.Clock.Now)) continue;
            off.Add(row.Id);
            Assert.All(SettingView.Of(setting, A.FreshFor, _tracker.Clock.Now).Beds.OfType<VacantBedView>(), b => Assert.Equal((false, "off-rota"), (b.Offered, b.NotOfferedBecause[^1])));
        }
        return [.. off.Order(StringComparer.Ordinal)];
    }

    private Task WillBeOffAsync(params string[] households) => Eventually.ValueAsync(async () => string.Join(' ', await OffAsync()), off => off == string.Join(' ', households), TimeSpan.FromSeconds(60));

    /// <summary>How many beds of emergency carers are suspended and available.</summary>
    private async Task<(int Suspended, int Available)> EdtAsync(Dimension by, string key) =>
        (await Truth.Reader(_tracker).ReadAsync(by, OfferFilter.Of(by, key) with { Category = Edt })).Rows.Single().Counts is var c ? (c.Suspended, c.Available) : default;

    /// <summary>Every total is the sum of its settings, and every setting what its events make of it.</summary>
    private async Task HoldsAsync()
    {
        await Truth.WillHoldAsync(_tracker);
        Assert.Empty(await new StoreCheck(_tracker.Journal).RunAsync().ToListAsync());
    }

    private async Task<IEnumerable<string>> TrailAsync(string id) => (await _tracker.Journal.ReadEventsAsync(id, 0, int.MaxValue)).Select(e => e.Kind);

    /// <summary>While they are, no setting hears its duty.</summary>
    private sealed class Deafness : IIncomingGrainCallFilter
    {
        public volatile bool Are;

        public Task Invoke(IIncomingGrainCallContext context) =>
            Are && context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is SetDuty ? throw new TimeoutException("Nobody hears.") : context.Invoke();
    }
}
