using Capacity.History;
using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

/// <summary>A contribution that was lost, as when a node died between a commit and the telling of it, is found in the journal and told again.</summary>
[GrainType("mending")]
internal sealed class MendingGrain(IContributionSource source, IJournal journal, TotalsTeller totals, ILogger<MendingGrain> log) : Grain, IMendingGrain
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Budget = TimeSpan.FromSeconds(1), WakingPatience = TimeSpan.FromSeconds(2);

    /// <summary>A commit may become visible after one that stands behind it: what was read is read again for so long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);
    private const int Page = 500;

    /// <summary>So many events are told anew where no node knows how far they were.</summary>
    private const int FirstLook = 1000;

    private readonly Queue<(long Timestamp, long Position)> _reached = new();

    /// <summary>Versions told within the overlap and the one before it, so that nothing is told twice for being read twice.</summary>
    private Dictionary<string, int> _told = [], _toldBefore = [];
    private long? _start;
    private long _from, _lastRound, _lastTurn;

    public async ValueTask<long> MendAsync(long? known)
    {
        if (_start is null) _start = _from = known ?? Math.Max(0, await journal.ReadPositionAsync() - FirstLook);
        else if (known < _start) _start = _from = known.Value; // another node knows of an earlier place than the one that woke this
        if (TimeProvider.System.GetElapsedTime(_lastRound) < Pace) return _from;

        await TellAsync();
        await WakeAsync();
        _lastRound = TimeProvider.System.GetTimestamp();
        return _from;
    }

    private async Task TellAsync()
    {
        var (started, at, heard) = (TimeProvider.System.GetTimestamp(), _from, true);
        while (TimeProvider.System.GetElapsedTime(started) < Budget)
        {
            var (news, next) = await source.ReadChangedAsync(at, Page, IsTold);
            if (news.Count > 0 && !await totals.TellAsync(news)) heard = false;
            else
                foreach (var told in news) _told[told.Contribution.Setting] = told.Contribution.Version;
            if (next == at) break;
            at = next;
        }
        if (!heard) return; // all of it again in the next round
        _reached.Enqueue((started, at));
        while (TimeProvider.System.GetElapsedTime(_reached.Peek().Timestamp) >= Overlap && _reached.Count > 1) _from = _reached.Dequeue().Position;
        if (TimeProvider.System.GetElapsedTime(_lastTurn) < 2 * Overlap) return;
        (_toldBefore, _told, _lastTurn) = (_told, [], started);
    }

    private bool IsTold(string setting, int version) =>
        _told.TryGetValue(setting, out var told) && told >= version || _toldBefore.TryGetValue(setting, out told) && told >= version;

    private async Task WakeAsync()
    {
        var districts = await GrainFactory.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();
        await Task.WhenAll(districts.Select(d => WakeAsync(d.District)));
    }

    private async Task WakeAsync(string district)
    {
        try
        {
            await GrainFactory.GetGrain<IDistrictGrain>(district).StayAwakeAsync().AsTask().WaitAsync(WakingPatience);
        }
        catch (Exception e)
        {
            SufficiencyLog.NotAwake(log, district, e);
        }
    }
}
