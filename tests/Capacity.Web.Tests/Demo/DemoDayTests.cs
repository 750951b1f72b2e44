using Capacity.History;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Demo;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Demo;

/// <summary>Days played through the API of a real host, as fast as it answers.</summary>
public sealed class DemoDayTests
{
    private static readonly DayRates FewConfirmations = new() { Confirm = (0.03, 0.01), ConfirmEmergency = (1, 1), BadNight = (1, 6) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_days_keep_the_invariants_and_the_region_as_it_was_and_go_on_after_a_restart()
    {
        await using var store = await TestStore.NewAsync();
        long position;
        await using (var host = await TrackerHost.StartAsync(store, null, "CAPACITY_DEMO=region"))
        {
            var quiet = await host.Nobody.GetStringAsync("/sign-in", Stop);
            Assert.Contains("start with CAPACITY_DEMO=live", quiet, StringComparison.Ordinal);
            Assert.DoesNotContain("A made-up day is playing", quiet, StringComparison.Ordinal);

            var player = await PlayAsync(host, days: 2);

            var (before, after) = (await PublishedRegion.ReadAsync(Stop), (await host.Admin.AskAsync("/api/v1/sufficiency?by=region")).Body["rows"]![0]!["counts"]!);
            Assert.InRange(after["occupied"]!.GetValue<int>(), before.Occupied - 60, before.Occupied + 60);
            Assert.InRange(player.Refused, 0, 10);
            var closed = (await host.Duty.AskAsync("/api/v1/searches?status=closed&limit=1000")).Body["items"]!.AsArray();
            Assert.InRange(closed.Count(s => s!["outcome"]!.GetValue<string>() == "placed"), 15, 60);
            Assert.Empty((await host.Duty.AskAsync("/api/v1/searches?status=open")).Body["items"]!.AsArray());
            Assert.Contains("declined", closed.SelectMany(s => s!["holds"]!.AsArray()).Select(h => h!["status"]!.GetValue<string>()));
            Assert.Empty(await new StoreCheck(host.Services.GetRequiredService<IJournal>()).RunAsync(Stop).ToListAsync(Stop));
            Assert.Null(await DemoRegister.StrangerAsync(host.Services.GetRequiredService<IJournal>(), Stop));
            position = await host.Services.GetRequiredService<IJournal>().ReadPositionAsync(Stop);
        }

        await using var live = await TrackerHost.StartAsync(store, null, "CAPACITY_DEMO=live", "CAPACITY_DEMO_SPEED=3600");
        await Eventually.TrueAsync(async () => (await ChangedByAsync(live, position)).Any(name => name.StartsWith("Demo day: ", StringComparison.Ordinal)));

        Assert.Contains(await TokensAsync(live), name => name.StartsWith("Demo day: ", StringComparison.Ordinal));
        var page = await live.Nobody.GetStringAsync("/sign-in", Stop);
        Assert.Contains("A made-up day is playing, 3600 times as fast as a real one", page, StringComparison.Ordinal);
        Assert.Contains("You are a commissioner", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_store_that_is_not_the_demos_alone_no_day_is_played()
    {
        await using var store = await TestStore.NewAsync();
        await using (var real = await TrackerHost.StartAsync(store)) await real.RegisterAsync(id: "bct-camborne");

        var (code, error) = await ProgramRun.ToEndAsync(store, "CAPACITY_DEMO=live");

        Assert.Equal(2, code);
        Assert.StartsWith("CAPACITY_DEMO is 'live', but the store is not the demo's alone: it has the setting bct-camborne.", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<DayPlayer> PlayAsync(TrackerHost host, int days)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var (clock, tokens) = (host.Services.GetRequiredService<Clock>(), new VoiceTokens(host.Services.GetRequiredService<IGrainFactory>(), host.Services.GetRequiredService<Clock>()));
        var player = new DayPlayer(new(http, tokens), await PublishedRegion.ReadAsync(Stop), FewConfirmations, new(60, 3), clock);
        for (var day = 1; day <= days; day++)
        {
            await player.BeginAsync(day, TimeSpan.Zero, Stop);
            while (player.Next is { } due && (day == days || due < (day + 1) * DayPace.Day)) await player.PlayAsync(Stop);
        }
        await tokens.RevokeAsync(Stop);
        Assert.DoesNotContain(await TokensAsync(host), name => name.StartsWith("Demo day: ", StringComparison.Ordinal));
        return player;
    }

    /// <summary>Who has changed something after a place in the journal.</summary>
    private static async Task<IReadOnlyList<string>> ChangedByAsync(TrackerHost host, long position)
    {
        var journal = host.Services.GetRequiredService<IJournal>();
        var changed = (await journal.ReadChangedAsync(position, int.MaxValue, Stop)).Rows.Take(20).ToList();
        return [.. (await Task.WhenAll(changed.Select(r => journal.ReadEventsAsync(r.Id, r.Version - 1, 1, Stop).AsTask()))).Select(e => e[0].Actor.Name)];
    }

    private static async Task<IReadOnlyList<string>> TokensAsync(TrackerHost host) =>
        [.. (await host.Admin.AskAsync("/api/v1/tokens")).Body["items"]!.AsArray().Select(t => t!["name"]!.GetValue<string>())];
}
