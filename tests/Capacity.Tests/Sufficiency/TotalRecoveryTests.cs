using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>Totals come right by themselves: by the clock, after they were gone, and after a word was lost.</summary>
public class TotalRecoveryTests
{
    [Fact]
    public async Task Time_alone_makes_beds_unconfirmed_in_every_total()
    {
        await using var tracker = await StartAsync();
        var region = tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region);
        var emergency = (await tracker.Grains.GetGrain<ICategoryGrain>("fostering-edt").ReadAsync()).Counts;
        var seen = await region.NewerThanAsync(default, TimeSpan.Zero);
        var waiting = region.NewerThanAsync(seen.Mark, TimeSpan.FromSeconds(20)).AsTask();

        tracker.Clock.Advance(TimeSpan.FromHours(24));

        Assert.NotNull((await waiting).State);
        await Truth.WillHoldAsync(tracker);
        Assert.Equal(emergency with { Available = 0, Unconfirmed = emergency.Available }, (await tracker.Grains.GetGrain<ICategoryGrain>("fostering-edt").ReadAsync()).Counts);
        tracker.Clock.Advance(TimeSpan.FromHours(48));
        await Truth.WillHoldAsync(tracker);
        Assert.Equal((0, 9), ((await region.ReadAsync()).Counts.Available, (await region.ReadAsync()).StaleSettings));
        tracker.Clock.Advance(TimeSpan.FromHours(-48));
        await Truth.WillHoldAsync(tracker);
    }

    [Fact]
    public async Task A_total_that_was_gone_is_right_when_it_is_asked_again()
    {
        await using var tracker = await StartAsync();
        ITotal[] totals =
        [
            tracker.Grains.GetGrain<IDistrictGrain>("birmingham-northfield"), tracker.Grains.GetGrain<ICategoryGrain>("residential-ebd"),
            tracker.Grains.GetGrain<IProviderGrain>("acme-care"), tracker.Grains.GetGrain<IAuthorityGrain>(TotalsFixture.Birmingham),
            tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region),
        ];
        foreach (var total in totals)
        {
            await tracker.DoAsync("ebd", new SuspendBed("4", SuspensionReason.Staffing));
            await tracker.Cluster.DeactivateAsync(total);
            await Truth.HoldsAsync(tracker);
            await tracker.Cluster.DeactivateAsync(total);

            await tracker.DoAsync("ebd", new ReopenBed("4"));

            await Truth.HoldsAsync(tracker);
        }
    }

    [Fact]
    public async Task All_totals_come_back_together_after_a_restart()
    {
        await using var tracker = await StartAsync();

        await tracker.RestartAsync();

        await Truth.HoldsAsync(tracker);
        await tracker.DoAsync("ebd", new SuspendBed("4", SuspensionReason.Staffing));
        await Truth.HoldsAsync(tracker);
    }

    [Fact]
    public async Task A_word_that_was_lost_is_told_again_from_the_journal()
    {
        await using var tracker = await StartAsync();

        await tracker.CommitUntoldAsync("ebd", new OccupyBed("4", TotalsFixture.Birmingham));

        await Truth.WillHoldAsync(tracker);
    }

    [Fact]
    public async Task A_move_of_which_nobody_was_told_is_told_again_to_both_sides()
    {
        await using var tracker = await StartAsync();

        await tracker.CommitUntoldAsync("ebd", new RegisterSetting(
            Profile(categories: ["residential-mental-health"], authority: TotalsFixture.Walsall, district: "walsall", provider: "other-care"), 4, null));

        await Truth.WillHoldAsync(tracker);
    }

    [Fact]
    public async Task A_setting_in_a_district_that_is_new_is_found_though_nobody_was_told()
    {
        await using var tracker = await StartAsync();
        var setting = Setting(profile: Profile(authority: "E06000021", district: "stoke-on-trent"), id: "unheard");

        await tracker.Journal.CommitAsync(new("unheard", 0,
            [EventKinds.Write(new("unheard", 1, Noon, Admin, new SettingRegistered(setting.Profile, 3, 0, 0, SettingStatus.Open)))], SettingRow.Write(setting)));

        await Truth.WillHoldAsync(tracker);
    }

    [Fact]
    public async Task Totals_of_a_silo_that_has_gone_come_back_on_another()
    {
        await using var tracker = await StartAsync();

        await tracker.Cluster.KillSiloAsync(tracker.Cluster.Silos[1], TestContext.Current.CancellationToken);
        await Truth.WillHoldAsync(tracker);
        await tracker.Cluster.StartAdditionalSiloAsync();
        await tracker.CommitUntoldAsync("ebd", new OccupyBed("4", TotalsFixture.Birmingham));

        await Truth.WillHoldAsync(tracker);
    }

    [Fact]
    public async Task A_district_that_lives_twice_gives_up_and_reads_the_journal_again()
    {
        await using var tracker = await StartAsync();
        var (district, authority) = ("birmingham-northfield", tracker.Grains.GetGrain<IAuthorityGrain>(TotalsFixture.Birmingham));
        var before = Offers();

        // What an activation would say that was left behind when its node was given up.
        Assert.True(await authority.TakeAsync(new(district, new(0, 1), Sums.None, [])));

        await Eventually.TrueAsync(async () =>
        {
            await tracker.Grains.GetGrain<IDistrictGrain>(district).StayAwakeAsync();
            return Offers() is { } now && now != before;
        });
        await Truth.WillHoldAsync(tracker);

        DistrictOffers? Offers() => tracker.Cluster.Silos.Select(s => tracker.Cluster.GetSiloServiceProvider(s.SiloAddress).GetRequiredService<DistrictsHere>())
            .Select(here => here.TryFind(district, out var offers) ? offers : null).FirstOrDefault(offers => offers is not null);
    }

    [Fact]
    public void Two_activations_that_speak_are_both_told_to_give_up_once_and_one_that_woke_after_them_is_not()
    {
        var epochs = new MemberEpochs();

        (long Epoch, bool LivesTwice)[] words = [(3, false), (3, false), (5, false), (5, false), (3, true), (3, true), (5, true), (5, false), (3, true), (6, false), (6, false), (5, true), (6, true), (7, false)];

        Assert.All(words, word => Assert.Equal(word.LivesTwice, epochs.LivesTwice("district", word.Epoch)));
        Assert.False(epochs.LivesTwice("another", 1));
    }

    private static async Task<TestTracker> StartAsync()
    {
        var tracker = await TestTracker.StartAsync(silos: 2);
        await TotalsFixture.SeedAsync(tracker);
        await Truth.HoldsAsync(tracker);
        return tracker;
    }
}
