using Capacity.History;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings;

/// <summary>Wakes the settings of which something ends now. The moments stand in the journal's rows, so they outlive any node; several nodes asking does no harm.</summary>
internal sealed class DueClock(IJournal journal, IGrainFactory grains, Clock clock, ILogger<DueClock> log) : BackgroundService
{
    /// <summary>Well within the second that an end may be late.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                var due = await journal.ReadDueAsync(clock.Now, AtOnce, stoppingToken);
                await Task.WhenAll(due.Select(id => grains.GetGrain<ISettingGrain>(id).EndDueAsync().AsTask()));
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing) SettingsLog.DueFailed(log, e); // said once, however long the store is away
                failing = true;
            }
    }
}
