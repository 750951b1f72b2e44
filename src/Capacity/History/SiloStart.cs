using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.History;

/// <summary>Every silo that starts sees to it that something which is done for ever has begun.</summary>
/// <param name="what">How a log names it.</param>
internal sealed class SiloStart(string what, Func<ValueTask> begin, ILogger<SiloStart> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
            try
            {
                await begin();
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                HistoryLog.NotBegun(log, what, e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
