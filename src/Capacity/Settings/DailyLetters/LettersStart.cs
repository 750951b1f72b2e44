using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings.DailyLetters;

/// <summary>Every silo that starts sees to it that the daily letters go on.</summary>
internal sealed class LettersStart(IGrainFactory grains, ILogger<LettersStart> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
            try
            {
                await grains.GetGrain<ILettersGrain>(ILettersGrain.One).BeginAsync();
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LettersLog.NotBegun(log, e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
