using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

/// <summary>Every silo keeps the mending at work, and remembers how far it was in case the silo that does it dies.</summary>
internal sealed class MendingPulse(IGrainFactory grains, ILogger<MendingPulse> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (known, failing) = ((long?)null, false);
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                known = await grains.GetGrain<IMendingGrain>(IMendingGrain.One).MendAsync(known);
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing) SufficiencyLog.NotMended(log, e);
                failing = true;
            }
    }
}
