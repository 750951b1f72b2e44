using Capacity.Placements;
using Capacity.Placements.Handover;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements.Handover;

/// <summary>A handover is of the whole region, and its tests move the clock: they alone use their tracker, one after another.</summary>
public class HandoverDeskTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private HandoverDesk Desk => fixture.Tracker.Cluster.GetSiloServiceProvider(fixture.Tracker.Cluster.Silos[0].SiloAddress).GetRequiredService<HandoverDesk>();

    [Fact]
    public async Task What_happened_in_a_night_is_in_its_handover()
    {
        var (carers, home) = (await fixture.RegisterAsync(profile: A.Profile(categories: ["fostering-edt"])), await fixture.RegisterAsync());
        var earlier = await fixture.OpenAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(21));
        var since = fixture.Clock.Now;
        var search = await fixture.OpenAsync();
        var (placed, declined, open) = (await HoldAsync(search, carers), await HoldAsync(search, home), await HoldAsync(earlier, home));
        await search.DoAsync(new DeclineHold(declined.Id, DeclineReason.Matching, "Not with the two boys there"), new(A.Provider));
        await search.PlaceAsync(new(search.GetPrimaryKeyString(), 1), null, new(A.Duty));
        var unmet = await fixture.OpenAsync();
        await unmet.CloseAsync(SearchOutcome.Unmet, null, A.Duty);

        var handover = await Desk.ReadAsync(since);

        var placement = Assert.Single(handover.Placements, p => p.HoldId == placed.Id);
        Assert.Equal((since, since, new EmergencyClock(since, since.AddHours(72))), (placement.PlacedAt, placement.Since, placement.Clock));
        Assert.Equal((DeclineReason.Matching, "Not with the two boys there"), Assert.Single(handover.Declines, d => d.Holds.Any(h => h.HoldId == declined.Id)) is var reason
            ? (reason.Reason, reason.Holds.Single(h => h.HoldId == declined.Id).Note)
            : default);
        Assert.Contains(handover.OpenHolds, h => h.HoldId == open.Id);
        Assert.Equal(since, Assert.Single(handover.Unmet, u => u.SearchId == unmet.GetPrimaryKeyString()).ClosedAt);
        Assert.Equal(3, handover.Searches.Count(s => new[] { earlier, search, unmet }.Any(g => g.GetPrimaryKeyString() == s.Id)));
    }

    [Fact]
    public async Task A_search_of_weeks_ago_that_ends_in_the_night_is_in_its_handover()
    {
        var (found, given) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        var (home, carers) = (await fixture.RegisterAsync(), await fixture.RegisterAsync(profile: A.Profile(categories: ["fostering-edt"])));
        var (before, staying) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        await fixture.Desk.CloseAsync(before.GetPrimaryKeyString(), SearchOutcome.Unmet, null, A.Duty);
        fixture.Clock.Advance(TimeSpan.FromDays(28)); // the same day of the week: at a weekend a clock stands still
        var stay = await HoldAsync(staying, carers);
        await staying.PlaceAsync(new(staying.GetPrimaryKeyString(), 1), null, new(A.Duty));
        await fixture.Desk.CloseAsync(staying.GetPrimaryKeyString(), SearchOutcome.Placed, null, A.Duty);
        fixture.Clock.Advance(TimeSpan.FromHours(20));
        var since = fixture.Clock.Now;
        var hold = await HoldAsync(found, home);
        await found.PlaceAsync(new(found.GetPrimaryKeyString(), 1), null, new(A.Duty));
        await fixture.Desk.CloseAsync(found.GetPrimaryKeyString(), SearchOutcome.Placed, null, A.Duty);
        await fixture.Desk.CloseAsync(given.GetPrimaryKeyString(), SearchOutcome.Unmet, null, A.Duty);

        var handover = await Desk.ReadAsync(since);

        Assert.Single(handover.Placements, p => p.HoldId == hold.Id);
        Assert.NotNull(Assert.Single(handover.Placements, p => p.HoldId == stay.Id).Clock); // still with them
        Assert.Single(handover.Unmet, u => u.SearchId == given.GetPrimaryKeyString());
        Assert.DoesNotContain(handover.Unmet, u => u.SearchId == before.GetPrimaryKeyString());
    }

    [Fact]
    public async Task A_tick_stays_with_who_made_it_and_is_found_from_every_node_and_night()
    {
        var item = new HandoverItem(HandoverKind.Search, (await fixture.OpenAsync()).GetPrimaryKeyString());
        var since = fixture.Clock.Now;

        var first = await Desk.TickAsync(item, true, A.Duty);
        var again = await Desk.TickAsync(item, true, A.Admin);
        await ForgetAsync(fixture.Tracker.Grains.GetGrain<IHandoverGrain>(Night.Of(since).ToString()));

        Assert.Equal((first, A.Duty), (again, again!.By));
        Assert.Equal(("Duty worker", since), await TickOfAsync(item, since));

        fixture.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Duty worker", (await TickOfAsync(item, since)).By);
        await Desk.TickAsync(item, false, A.Admin);
        Assert.Equal(default, await TickOfAsync(item, since));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_ticked_off()
    {
        var search = (await fixture.OpenAsync()).GetPrimaryKeyString();

        Assert.Null(await Desk.TickAsync(new(HandoverKind.Hold, search, 1), true, A.Duty));
        Assert.Null(await Desk.TickAsync(new(HandoverKind.Search, SearchId.Of(Guid.CreateVersion7())), true, A.Duty));
    }

    private async Task<(string? By, DateTimeOffset? At)> TickOfAsync(HandoverItem item, DateTimeOffset since) =>
        Assert.Single((await Desk.ReadAsync(since)).Searches, s => s.Item == item.ToString()) is var found ? (found.TickedBy, found.TickedAt) : default;
}
