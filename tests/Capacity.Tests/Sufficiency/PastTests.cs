using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>What boards show of the past: the last day, hour by hour, and the changes of the last one.</summary>
public class PastTests
{
    private const string Edt = "fostering-edt";

    [Fact]
    public async Task The_last_day_is_the_sum_over_settings_at_each_full_hour()
    {
        await using var tracker = await TestTracker.StartAsync(silos: 1);
        await TotalsFixture.SeedAsync(tracker);
        List<PastPoint> region = [], birmingham = [], edt = [];
        for (var hour = 0; hour < 27; hour++)
        {
            if (hour % 5 == 2) await tracker.DoAsync("carer-2", hour % 2 == 0 ? new AddBed() : new Confirm(), Provider);
            if (hour == 20) await tracker.DoAsync("walsall-flat", new CloseSetting());
            region.Add(new(tracker.Clock.Now, await Truth.CountsAsync(tracker, OfferFilter.None)));
            birmingham.Add(new(tracker.Clock.Now, await Truth.CountsAsync(tracker, new(Authority: TotalsFixture.Birmingham))));
            edt.Add(new(tracker.Clock.Now, await Truth.CountsAsync(tracker, new(Category: Edt))));
            tracker.Clock.Advance(TimeSpan.FromHours(1));
        }
        tracker.Clock.Advance(TimeSpan.FromSeconds(4)); // the hour that has just ended is not settled yet

        var hours = tracker.Grains.GetGrain<IHoursGrain>(IRegionGrain.Region);

        Assert.Equal(region[^25..], await hours.LastDayAsync(Dimension.Region, "region"));
        Assert.Equal(birmingham[^25..], await hours.LastDayAsync(Dimension.Authority, TotalsFixture.Birmingham));
        Assert.Equal(edt[^25..], await hours.LastDayAsync(Dimension.Category, Edt));
        Assert.All(await hours.LastDayAsync(Dimension.District, "nowhere"), p => Assert.Equal(default, p.Counts));
        Assert.Contains(edt, p => p.Counts.Unconfirmed > 0);

        tracker.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Noon.AddHours(27), (await hours.LastDayAsync(Dimension.Region, "region"))[^1].At);
    }

    [Fact]
    public async Task The_last_hour_tells_what_became_of_beds_newest_first_and_forgets_it_after_an_hour()
    {
        await using var tracker = await TestTracker.StartAsync(silos: 1);
        await TotalsFixture.SeedAsync(tracker);
        var news = tracker.Grains.GetGrain<ILastHourGrain>(IRegionGrain.Region);
        tracker.Clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.DoAsync("ebd", new SuspendBed("4", SuspensionReason.Staffing));
        tracker.Clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.DoAsync("walsall", new OccupyBed("4", TotalsFixture.Walsall, tracker.Clock.Now, "EDT-77"));
        await tracker.DoAsync("walsall", new SetLimits(new Limits(12, null, null, [], false, null)));
        tracker.Clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.DoAsync("ebd", new ReopenBed("4"));

        var region = await news.ReadAsync(OfferFilter.None);

        Assert.Equal((1, 1, 1), (region.Available, region.Suspended, region.Occupied));
        Assert.Equal([("ebd", BedBecame.Available), ("walsall", BedBecame.Occupied), ("ebd", BedBecame.Suspended)], region.Latest.Select(c => (c.Setting, c.Became)));
        Assert.DoesNotContain("EDT-77", region.ToString() + string.Concat(region.Latest), StringComparison.Ordinal);
        Assert.Equal(["walsall"], (await news.ReadAsync(new(Authority: TotalsFixture.Walsall))).Latest.Select(c => c.Setting));
        Assert.Empty((await news.ReadAsync(new(Category: "secure"))).Latest);

        tracker.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(["ebd"], (await news.ReadAsync(OfferFilter.None)).Latest.Select(c => c.Setting));
    }
}
