using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>SIGKILL at any moment: what was acknowledged is there after the restart, once, and every total is the sum of its settings.</summary>
public class KilledProcessTests
{
    private const int Kills = 3, ChangesBetween = 200;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_applied_twice_when_the_process_is_killed_under_load()
    {
        await using var store = await TestStore.NewAsync();
        using var tracker = new TrackerProcess(store);
        await tracker.StartAsync();
        using var ledger = await Ledger.StartAsync(tracker.Client);

        for (var kill = 0; kill < Kills; kill++)
        {
            await ledger.MoreAsync(ChangesBetween);
            await tracker.KillAsync();
            await tracker.StartAsync();
        }

        await ledger.StopAsync();
        await ledger.VerifyAsync();
    }
}
