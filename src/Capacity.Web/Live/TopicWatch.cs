using System.Collections.Concurrent;
using Capacity.Live;

namespace Capacity.Web.Live;

/// <summary>
/// One topic, watched while a connection looks at it. A loop asks for what is newer and gives it to all; whatever breaks, it asks again from the start. Each who comes asks once
/// more: what it is given first is not older than anything it was told before.
/// </summary>
internal sealed class TopicWatch(Topic topic, TopicSource source, Func<long> nextSequence, ILogger log) : IDisposable
{
    /// <summary>At most ten messages a second, however one counts them.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(110);

    /// <summary>How long a source waits for news: it is a grain that meanwhile cannot move.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer may be late before the source is taken for lost.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>A source that is lost for so long leaves nobody believing that what they see is live: longer than a dead node takes to be replaced.</summary>
    private static readonly TimeSpan LostFor = TimeSpan.FromSeconds(5);

    /// <summary>How often one who comes is answered with an error at last: a node that has died is forgotten within seconds.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<LiveConnection, byte> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private Mark _mark;
    private long _accepted;
    private Shown? _shown;
    private LiveMessage? _newest;

    public Topic Topic => topic;
    public bool IsWatched => !_connections.IsEmpty;

    public void Start() => _ = Task.Run(() => RunAsync(_stop.Token));

    public void Add(LiveConnection connection) => _connections.TryAdd(connection, 0);

    public void Remove(LiveConnection connection) => _connections.TryRemove(connection, out _);

    /// <summary>The state as it is now, or null where there is no such thing. Throws where the source cannot be reached for some time.</summary>
    public async Task<LiveMessage?> ReadAsync(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                if (await AskAsync(TimeSpan.Zero, stop) is not { } exists) continue;
                lock (_lock) return exists ? _newest : null;
            }
            catch (Exception) when (attempt < Attempts && !stop.IsCancellationRequested)
            {
                Forget();
                await Task.Delay(FirstPause * attempt, stop);
            }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var (pause, told, brokeAt) = (FirstPause, 0L, (long?)null);
        while (!stop.IsCancellationRequested)
            try
            {
                var answered = await AskAsync(Patience, stop);
                (pause, brokeAt) = (FirstPause, null);
                if (_newest is { } newest && newest.Sequence > told)
                {
                    Tell(newest);
                    told = newest.Sequence;
                }
                else if (answered == true)
                {
                    continue; // it has waited already
                }
                await Task.Delay(Pace, stop);
            }
            catch (Exception e)
            {
                if (stop.IsCancellationRequested) return;
                if (pause == FirstPause) LiveLog.Broke(log, topic, e);
                Forget();
                brokeAt ??= TimeProvider.System.GetTimestamp();
                if (TimeProvider.System.GetElapsedTime(brokeAt.Value) > LostFor)
                    foreach (var (connection, _) in _connections) connection.Drop();
                await Task.Delay(pause, CancellationToken.None);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
    }

    /// <summary>What breaks an answer off may have lost news: the next one starts from a snapshot.</summary>
    private void Forget()
    {
        lock (_lock) _mark = Mark.Nothing;
    }

    private void Tell(LiveMessage message)
    {
        foreach (var (connection, _) in _connections)
            if (!connection.Sees(topic, message.Provider)) Remove(connection); // it has become another's
            else connection.Post(topic, message);
    }

    /// <summary>Asks the source once: whether there is something; null where the answer came too late to be sure that it is the newest.</summary>
    private async Task<bool?> AskAsync(TimeSpan patience, CancellationToken stop)
    {
        Mark seen;
        long accepted;
        lock (_lock) (seen, accepted) = (_mark, _accepted);
        var (mark, shown, exists) = await source.AskAsync(seen, patience).WaitAsync(patience + Grace, stop);
        if (!exists) return false;
        lock (_lock)
        {
            // An answer that was on its way while another was taken is newer only if the same activation gave it a higher number.
            var overtaken = accepted != _accepted;
            if (overtaken && (mark.Activation != _mark.Activation || mark.Sequence <= _mark.Sequence)) return mark.Activation == _mark.Activation ? true : null;
            if (shown is not null) (_mark, _shown, _accepted) = (mark, shown, _accepted + 1);
            if (_shown is null) return null;
            _newest = LiveMessage.Of(topic, _shown, _newest, nextSequence); // shown again even so: time alone may have changed its view
            return true;
        }
    }
}
