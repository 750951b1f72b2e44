using Capacity.Web.Security;

namespace Capacity.Web.Live;

/// <summary>Closes the connections whose token was revoked or has expired, or whose session stands no longer.</summary>
internal sealed class LiveGuard(LiveClients clients, Sessions sessions, ILogger<LiveGuard> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                foreach (var client in clients.All)
                {
                    if (await sessions.StandsAsync(client.Caller, client.Http)) continue;
                    LiveLog.NoLongerAllowed(log, client.Id);
                    client.Close();
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LiveLog.NotChecked(log, e);
            }
    }
}
