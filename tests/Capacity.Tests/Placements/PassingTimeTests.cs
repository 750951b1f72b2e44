using Capacity.History;
using Capacity.Settings;
using Capacity.Testing;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements;

/// <summary>Tests that move the clock, one after another.</summary>
public class PassingTimeTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    [Fact]
    public async Task A_hold_expires_after_its_length()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var hold = await HoldAsync(search, home, minutes: 30);
        await search.DoAsync(new AcceptHold(hold.Id), new(A.Provider));

        fixture.Clock.Advance(TimeSpan.FromMinutes(30));

        await Eventually.TrueAsync(async () => (await fixture.ReadAsync(home)).Hold(hold.Id)!.Status == HoldStatus.Expired);
        Assert.Equal(HoldStatus.Expired, (await search.ReadAsync())!.Holds.Single().Hold!.Status);
        Assert.Equal("hold-ended", (await search.PlaceAsync(new(search.GetPrimaryKeyString(), 1), null, new(A.Duty))).Refusal?.Slug);
    }

    [Fact]
    public async Task A_hold_is_there_until_its_end()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var hold = await HoldAsync(search, home, minutes: 30);

        fixture.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));

        Assert.Equal(HoldStatus.Active, (await search.ReadHoldAsync(new(search.GetPrimaryKeyString(), 1), null)).Hold!.Status);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(HoldStatus.Expired, (await search.ReadHoldAsync(new(search.GetPrimaryKeyString(), 1), null)).Hold!.Status);
        Assert.Equal(hold.Id, (await fixture.ReadAsync(home)).Holds.Single().Id);
    }

    [Fact]
    public async Task An_intention_that_its_setting_never_heard_of_is_dropped_after_a_minute()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var now = fixture.Clock.Now;
        await fixture.WriteAsync(search, s => s.With(new(1, Guid.NewGuid(), home, 1, now.AddMinutes(60), null, now, null)) with { LastHold = 1 });
        Assert.Single((await search.ReadAsync())!.Holds);

        fixture.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty((await search.ReadAsync())!.Holds);
        Assert.EndsWith("-2", (await HoldAsync(search, home)).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_another_after_a_day()
    {
        var key = new OutcomeKey("user:u", "searches", NewId("key"));
        var runs = 0;
        Task<FirstOutcome> Run(Guid operation) => Task.FromResult(new FirstOutcome(201, $"\"{++runs}\""));

        await fixture.FirstOutcomes.OnceAsync(key, "a", Run);
        fixture.Clock.Advance(KeptOutcome.Lifetime - TimeSpan.FromMilliseconds(1));
        var within = await fixture.FirstOutcomes.OnceAsync(key, "a", Run);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await fixture.FirstOutcomes.OnceAsync(key, "b", Run);

        Assert.Equal(("\"1\"", "\"2\""), (within.Body, after.Body));
    }
}
