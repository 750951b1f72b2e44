using Capacity.History;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings;

/// <summary>Forgets first outcomes that are past their lifetime, so that the store does not grow with every key ever used.</summary>
internal sealed class OutcomePurge(IJournal journal, Clock clock, ILogger<OutcomePurge> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await journal.PurgeOutcomesAsync(clock.Now, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                SettingsLog.PurgeFailed(log, e);
            }
    }
}
