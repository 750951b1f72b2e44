using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Rota;

/// <summary>Every silo keeps the comparing of rotas with what carers were told at work.</summary>
internal sealed class DutyPulse(IGrainFactory grains, ILogger<DutyPulse> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await grains.GetGrain<IDutiesGrain>(IDutiesGrain.One).CompareAsync();
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing) RotaLog.NotCompared(log, e);
                failing = true;
            }
    }
}
