using Capacity.History;

namespace Capacity.Web.Demo;

/// <summary>
/// Plays the demo's days for as long as the host lives, on one node of all: a client of this node's API like any other. What breaks it off, a database that went away or a token that was
/// revoked, only makes it begin anew.
/// </summary>
internal sealed class DemoDays(DayPace pace, DayRates rates, DemoAddress address, IGrainFactory grains, Clock clock, ILogger<DemoDays> log) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(15), Glance = TimeSpan.FromSeconds(2), LongestGoodbye = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(20);

    private readonly string _player = Guid.NewGuid().ToString("N");
    private DateTimeOffset _asked;

    private IDemoStageGrain Stage => grains.GetGrain<IDemoStageGrain>(IDemoStageGrain.One);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (own, published) = (await address.OwnAsync(stoppingToken), await PublishedRegion.ReadAsync(stoppingToken));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = own, Timeout = Patience };
        using var pulse = new PeriodicTimer(Glance);
        do
            try
            {
                if (!await HasTurnAsync()) continue;
                DemoLog.Begun(log, pace.Speed, own);
                await PlayAsync(http, published, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                DemoLog.BrokenOff(log, e);
            }
        while (await pulse.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Until the turn is lost.</summary>
    private async Task PlayAsync(HttpClient http, PublishedRegion published, CancellationToken stop)
    {
        var tokens = new VoiceTokens(grains, clock);
        try
        {
            await tokens.RevokeFormerAsync(stop);
            var player = new DayPlayer(new(http, tokens), published, rates, pace, clock);
            await player.TidyAsync(stop);
            var started = pace.At(clock.Now);
            for (var day = DayPace.DayOf(started); ;)
            {
                await player.BeginAsync(day, started - day * DayPace.Day, stop);
                if (!await PlayUntilAsync(player, ++day * DayPace.Day, stop)) return;
                // A node that cannot keep up with the pace leaves days out.
                if (DayPace.DayOf(pace.At(clock.Now)) is var today && today > day) day = today;
                started = day * DayPace.Day;
            }
        }
        finally
        {
            await EndAsync(tokens);
        }
    }

    /// <summary>Whether the day came to its end: the turn was not lost before.</summary>
    private async Task<bool> PlayUntilAsync(DayPlayer player, TimeSpan end, CancellationToken stop)
    {
        while (await HasTurnAsync())
        {
            var next = player.Next is { } due && due < end ? due : end;
            if (pace.When(next) - clock.Now is var wait && wait > TimeSpan.Zero) await Task.Delay(wait < Glance ? wait : Glance, stop);
            else if (next == end) return true;
            else await player.PlayAsync(stop);
        }
        return false;
    }

    /// <summary>Asked of the others every other second, for much longer.</summary>
    private async ValueTask<bool> HasTurnAsync()
    {
        if (clock.Now - _asked < Glance) return true;
        if (!await Stage.TakeAsync(_player, Turn)) return false;
        _asked = clock.Now;
        return true;
    }

    /// <summary>The host may be stopping already: the farewell has a little time of its own.</summary>
    private async Task EndAsync(VoiceTokens tokens)
    {
        using var limit = new CancellationTokenSource(LongestGoodbye);
        try
        {
            _asked = default;
            await tokens.RevokeAsync(limit.Token);
            await Stage.LeaveAsync(_player);
        }
        catch (Exception e) when (e is OperationCanceledException or OrleansException or TimeoutException or StoreUnavailableException)
        {
            DemoLog.TokensLeft(log, e);
        }
    }
}
