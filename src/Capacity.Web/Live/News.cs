using Capacity.Live;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>Waits for news of the region or of one grain besides, for as long as an ask may take, and tells of it no oftener than the pace. For one source.</summary>
internal sealed class News(IRegionGrain region, TimeSpan pace)
{
    /// <summary>With the pace, less than a watcher waits for an answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(700);

    private long _toldAt = TimeProvider.System.GetTimestamp();
    private Mark _region, _besides;

    /// <returns>Whether there was any.</returns>
    public async Task<bool> WaitAsync<T>(IWatched<T> besides)
    {
        var (before, ofRegion, ofIt) = ((_region, _besides), region.NewerThanAsync(_region, Longest).AsTask(), besides.NewerThanAsync(_besides, Longest).AsTask());
        await Task.WhenAny(ofRegion, ofIt);
        if (ofRegion.IsCompleted) _region = (await ofRegion).Mark;
        if (ofIt.IsCompleted) _besides = (await ofIt).Mark;
        var rest = pace - TimeProvider.System.GetElapsedTime(Volatile.Read(ref _toldAt));
        if (rest > TimeSpan.Zero) await Task.Delay(rest); // the pace: nothing is waited for
        Volatile.Write(ref _toldAt, TimeProvider.System.GetTimestamp());
        return before != (_region, _besides);
    }
}
