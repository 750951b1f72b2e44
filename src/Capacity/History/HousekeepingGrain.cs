using Microsoft.Extensions.Logging;

namespace Capacity.History;

/// <summary>Forgets first outcomes that are past their lifetime, so that the store does not grow with every key ever used.</summary>
[GrainType("housekeeping")]
internal sealed class HousekeepingGrain(IJournal journal, Clock clock, ILogger<HousekeepingGrain> log) : Grain, IHousekeepingGrain, IRemindable
{
    private const string Purge = "purge";

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);

    public async ValueTask BeginAsync()
    {
        // One that is there is left as it is: nodes that start often must not put it off for ever.
        if (await this.GetReminder(Purge) is null) await this.RegisterOrUpdateReminder(Purge, Pace, Pace);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        try
        {
            await journal.PurgeOutcomesAsync(clock.Now);
        }
        catch (StoreUnavailableException e)
        {
            HistoryLog.PurgeFailed(log, e);
        }
    }
}
