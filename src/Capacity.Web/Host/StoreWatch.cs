using Capacity.History;
using Capacity.Web.Live;

namespace Capacity.Web.Host;

/// <summary>Whether the store can keep a change now. While it cannot, what is read is what was remembered, and every answer says how old that is.</summary>
internal sealed class StoreWatch(IJournal journal, StoreOutage outage, Clock clock, ILogger<StoreWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = clock.Now;
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                var asked = clock.Now;
                await journal.ProbeAsync(stoppingToken).WaitAsync(Patience, stoppingToken);
                if (outage.Since is not null) HostLog.StoreIsBack(log);
                (seen, outage.Since) = (asked, null);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (outage.Since is not null) continue;
                HostLog.StoreIsLost(log, e.Message);
                outage.Since = seen; // when it was last seen to work
            }
    }
}
