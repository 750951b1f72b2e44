namespace Capacity.Live;

/// <summary>A grain's side of being watched: who waits for news, and when there is some. Used within the grain's turns only.</summary>
/// <param name="read">The present state; null where there is nothing to see.</param>
/// <param name="tick">Brings the state up to the present moment and says whether time alone has changed it.</param>
public sealed class Watchable<TState>(Func<TState?> read, Func<bool>? tick = null)
{
    /// <summary>So often is time looked at while somebody waits: well within the second that a change may take.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private Mark _mark = new(Guid.NewGuid(), 1);
    private TaskCompletionSource<bool> _news = NewSource();

    public long Sequence => _mark.Sequence;

    /// <summary>Tells all who wait.</summary>
    public void Changed()
    {
        _mark = _mark with { Sequence = _mark.Sequence + 1 };
        Wake(news: true);
    }

    /// <summary>Lets all who wait go with nothing new. Call it with <c>DeactivateOnIdle</c>: Orleans deactivates no grain, and serves no other call of it, while they wait.</summary>
    public void Release() => Wake(news: false);

    public async ValueTask<Sighting<TState>> NewerThanAsync(Mark seen, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (tick?.Invoke() == true) Changed();
            if (seen != _mark) return new(_mark, read() is { } state ? state : default, read() is not null);
            var left = patience - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return new(seen, default);
            var news = _news.Task;
            await Task.WhenAny(news, Task.Delay(tick is null || left < Glance ? left : Glance));
            if (news.IsCompleted && !await news) return new(seen, default);
        }
    }

    private void Wake(bool news)
    {
        var told = _news;
        _news = NewSource();
        told.TrySetResult(news);
    }

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
