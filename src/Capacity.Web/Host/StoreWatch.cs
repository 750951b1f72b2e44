using Capacity.History;

namespace Capacity.Web.Host;

/// <summary>Whether the store can keep a change now. While it cannot, what is read is what was remembered, and every answer says how old that is.</summary>
internal sealed class StoreWatch(IJournal journal, Clock clock, ILogger<StoreWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(3);

    private Tuple<DateTimeOffset>? _lostSince;

    /// <summary>When it was last seen to work; null: it works.</summary>
    public DateTimeOffset? LostSince => _lostSince?.Item1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = clock.Now;
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                var asked = clock.Now;
                await journal.ProbeAsync(stoppingToken).WaitAsync(Patience, stoppingToken);
                if (_lostSince is not null) HostLog.StoreIsBack(log);
                (seen, _lostSince) = (asked, null);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (_lostSince is not null) continue;
                HostLog.StoreIsLost(log, e.Message);
                _lostSince = Tuple.Create(seen);
            }
    }
}
