using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements.Rota;

/// <summary>Emergency carers in a real search and hold. Each test has an authority of its own, but for the one about Birmingham's hours.</summary>
public class OffRotaTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private const string Birmingham = "E08000025";
    private static int _authorities;

    [Fact]
    public async Task Who_is_on_duty_is_found_and_held_and_who_is_not_is_neither()
    {
        var authority = NewAuthority();
        var (on, off) = (await CarersAsync(authority), await CarersAsync(authority));
        await PutAsync(authority, on);

        Assert.Equal(("Emergency carers, on duty now", []), await FindAsync(on, authority));
        Assert.Null(await FindAsync(off, authority));
        Assert.Null(await HoldAsync(on, authority));
        Assert.Equal("off-rota", await HoldAsync(off, authority));
    }

    [Fact]
    public async Task Who_is_on_leave_is_neither_until_it_is_taken_back()
    {
        var authority = NewAuthority();
        var carers = await CarersAsync(authority);
        await PutAsync(authority, carers);
        await Desk.PutLeaveAsync(authority, new("l-1", carers, Today, Today, A.Duty), new());

        Assert.Null(await FindAsync(carers, authority));
        Assert.Equal("off-rota", await HoldAsync(carers, authority));
        await Desk.DeleteLeaveAsync(authority, "l-1", A.Duty);
        Assert.NotNull(await FindAsync(carers, authority));
        Assert.Null(await HoldAsync(carers, authority));
    }

    [Fact]
    public async Task Without_a_rota_nobody_is_left_out_and_a_warning_says_so()
    {
        var authority = NewAuthority();
        var carers = await CarersAsync(authority);

        Assert.Equal(("Emergency carers, open tonight", ["rota-not-known"]), await FindAsync(carers, authority));
        Assert.Null(await HoldAsync(carers, authority));
    }

    [Fact]
    public async Task A_rota_that_is_taken_away_leaves_nobody_out()
    {
        var authority = NewAuthority();
        var (on, off) = (await CarersAsync(authority), await CarersAsync(authority));
        await PutAsync(authority, on);
        Assert.Null(await FindAsync(off, authority));

        await Desk.DeletePeriodAsync(authority, Today, A.Duty);

        Assert.NotNull(await FindAsync(off, authority));
    }

    [Fact]
    public async Task A_planned_search_does_not_ask_the_rota()
    {
        var authority = NewAuthority();
        var (on, off) = (await CarersAsync(authority), await CarersAsync(authority));
        await PutAsync(authority, on);

        Assert.Equal("emergency-only", await HoldAsync(off, authority, When.Planned));
    }

    [Fact]
    public async Task Carers_who_take_other_children_too_are_found_off_duty_but_not_said_to_be_on_duty()
    {
        var authority = NewAuthority();
        var (on, both) = (await CarersAsync(authority), await CarersAsync(authority, "fostering-edt", "fostering-mainstream"));
        await PutAsync(authority, on);

        Assert.Equal(("In-house foster household", []), await FindAsync(both, authority));
        Assert.Null(await HoldAsync(both, authority));
    }

    [Fact]
    public async Task In_Birmingham_nobody_is_on_duty_on_the_morning_of_a_working_day()
    {
        var carers = await CarersAsync(Birmingham);
        await PutAsync(Birmingham, carers);
        try
        {
            fixture.Clock.Set(Wall.At("2026-11-24 11:59"));
            Assert.Null(await FindAsync(carers, Birmingham));
            Assert.Equal("off-rota", await HoldAsync(carers, Birmingham));

            fixture.Clock.Set(Wall.At("2026-11-24 12:00"));
            Assert.NotNull(await FindAsync(carers, Birmingham));
            Assert.Null(await HoldAsync(carers, Birmingham));
        }
        finally
        {
            fixture.Clock.Set(A.Noon);
        }
    }

    [Fact]
    public async Task A_rota_outlives_its_activation()
    {
        var authority = NewAuthority();
        var carers = await CarersAsync(authority);
        await PutAsync(authority, carers);
        await Desk.PutLeaveAsync(authority, new("l-1", carers, Today, Today, A.Duty), new());

        await ForgetAsync(fixture.Tracker.Grains.GetGrain<IRotaGrain>(authority));

        var rota = (await Desk.ReadAsync(authority)).Rota;
        Assert.Equal((carers, "l-1", A.Duty), (rota.Periods.Single().Households.Single(), rota.Leaves.Single().Id, rota.Periods.Single().By));
    }

    [Fact]
    public async Task Only_the_authoritys_own_emergency_carers_stand_on_its_rota()
    {
        var authority = NewAuthority();
        var others = await CarersAsync(NewAuthority());
        var home = await fixture.RegisterAsync(profile: A.Profile(authority: authority, district: $"d-{authority}".ToLowerInvariant()));
        var faults = new Faults();

        var answer = await Desk.PutPeriodAsync(authority, Today, [NewId("nobody"), others, home, "No such id!"], A.Duty, faults);

        Assert.Null(answer);
        Assert.Equal(4, Assert.Single(faults.ByField).Value.Length);
        Assert.Empty((await Desk.ReadAsync(authority)).Rota.Periods);
    }

    [Fact]
    public async Task The_desk_knows_the_carers_who_may_stand_on_it_by_name()
    {
        var authority = NewAuthority();
        var carers = await CarersAsync(authority);
        await fixture.RegisterAsync(profile: A.Profile(authority: authority, district: District(authority)));
        await fixture.DoAsync(await CarersAsync(authority), new CloseSetting());

        Assert.Equal([new Carer(carers, $"Carer household {carers[^4..]}")], (await Desk.ReadAsync(authority)).Carers);
    }

    private static DateOnly Today => LondonTime.Date(A.Noon);

    private RotaDesk Desk => fixture.Rotas;

    private static string NewAuthority() => $"E09{Interlocked.Increment(ref _authorities):000000}";

    private static string District(string authority) => $"d-{authority}".ToLowerInvariant();

    private async Task<string> CarersAsync(string authority, params string[] categories)
    {
        var id = NewId("carers");
        return await fixture.RegisterAsync(id: id, profile: A.Profile(SettingType.FosterHousehold, categories is [] ? ["fostering-edt"] : categories, authority, District(authority),
            sector: Sector.InHouse, name: $"Carer household {id[^4..]}"));
    }

    private async Task PutAsync(string authority, params string[] households) =>
        Assert.Null((await Desk.PutPeriodAsync(authority, Today, households, A.Duty, new()))!.Refusal);

    /// <summary>Of what kind a search says that it is, and the rules of its warnings; null where it is not found.</summary>
    private async Task<(string Kind, string[] Warnings)?> FindAsync(string setting, string authority)
    {
        var view = await fixture.Desk.OpenAsync(Guid.CreateVersion7(), A.Need(authority: authority, limit: 200), A.Duty, await fixture.Desk.DistrictsAsync());
        return view.Matches.FirstOrDefault(m => m.SettingId == setting) is { } match ? (match.Why[0], [.. match.Advice.Select(w => w.Rule)]) : null;
    }

    /// <summary>Why it cannot be held, or null.</summary>
    private async Task<string?> HoldAsync(string setting, string authority, When when = When.Tonight) =>
        (await (await fixture.OpenAsync(A.Need(authority: authority, when: when))).HoldAsync(Request(setting), new(A.Duty))).Refusal?.Slug;
}
