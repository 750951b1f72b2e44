using Capacity.Live;

namespace Capacity.Web.Live;

/// <summary>A node's eyes: each topic is watched once, however many connections look at it, and only while one does.</summary>
/// <param name="find">The source of a topic; null where there can be no such topic.</param>
internal sealed class LiveFeed(Func<Topic, TopicSource?> find, Clock clock, ILogger<LiveFeed> log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Topic, TopicWatch> _watches = [];

    /// <summary>Sequences grow on this node, and mostly across its restarts: they begin at the time.</summary>
    private long _sequence = clock.Now.ToUnixTimeMilliseconds() * 1000;

    /// <summary>Begins to send the topic's changes to a connection and answers its state as it is now; null where there is no such thing for it.</summary>
    public async Task<LiveMessage?> WatchAsync(LiveConnection connection, Topic topic, CancellationToken stop)
    {
        if (find(topic) is not { } source) return null;
        var subscription = connection.Hold(topic, out var added);
        var given = false;
        try
        {
            var snapshot = await Join(connection, topic, source).ReadAsync(stop);
            given = snapshot is not null && connection.Sees(topic, snapshot.Provider);
            if (!given) return null;
            connection.Given(subscription, snapshot!);
            return snapshot;
        }
        finally
        {
            if (!given && added) Unwatch(connection, topic);
            _ = LetGoAsync(connection, subscription);
        }
    }

    public void Unwatch(LiveConnection connection, Topic topic)
    {
        connection.Close(topic);
        lock (_lock)
        {
            if (!_watches.TryGetValue(topic, out var watch)) return;
            watch.Remove(connection);
            if (watch.IsWatched) return;
            _watches.Remove(topic);
            watch.Dispose();
        }
    }

    public void Leave(LiveConnection connection)
    {
        foreach (var topic in connection.Leave()) Unwatch(connection, topic);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var watch in _watches.Values) watch.Dispose();
            _watches.Clear();
        }
    }

    private TopicWatch Join(LiveConnection connection, Topic topic, TopicSource source)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(topic, out var watch))
            {
                _watches.Add(topic, watch = new(topic, source, () => Interlocked.Increment(ref _sequence), log));
                watch.Start();
            }
            watch.Add(connection);
            if (connection.Watches(topic)) return watch;
        }
        Unwatch(connection, topic); // it has gone meanwhile
        throw new OperationCanceledException();
    }

    /// <summary>A snapshot is a message too: the next one of its topic follows at the pace of messages, and so never overtakes it.</summary>
    private static async Task LetGoAsync(LiveConnection connection, Subscription subscription)
    {
        await Task.Delay(TopicWatch.Pace);
        connection.LetGo(subscription);
    }
}
