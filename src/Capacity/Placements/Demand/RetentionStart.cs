using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Demand;

/// <summary>Every silo that starts sees to it that what is past its retention time is forgotten.</summary>
internal sealed class RetentionStart(IGrainFactory grains, ILogger<RetentionStart> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
            try
            {
                await grains.GetGrain<IRetentionGrain>(IRetentionGrain.One).BeginAsync();
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RetentionLog.NotBegun(log, e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
