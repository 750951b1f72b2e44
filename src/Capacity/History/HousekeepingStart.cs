using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.History;

/// <summary>Every silo that starts sees to it that the housekeeping goes on.</summary>
internal sealed class HousekeepingStart(IGrainFactory grains, ILogger<HousekeepingStart> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
            try
            {
                await grains.GetGrain<IHousekeepingGrain>(IHousekeepingGrain.One).BeginAsync();
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                HistoryLog.NotBegun(log, e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
