using Capacity.Live;

namespace Capacity.Web.Live;

/// <summary>
/// What waits for one client: of each topic the newest message only, and one write at a time. A client that does not read is sent fewer, newer messages; it holds up nobody
/// and costs a message a topic.
/// </summary>
/// <param name="write">Completes once the client's buffer has room for more.</param>
/// <param name="onlyOf">The one provider whose topic of the kind may be seen; null, or none said: anybody's.</param>
/// <param name="drop">Ends the connection.</param>
internal sealed class LiveConnection(Func<LiveMessage, ValueTask> write, Func<Topic, string?>? onlyOf = null, Action? drop = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Topic, Subscription> _subscriptions = [];
    private readonly Queue<Subscription> _line = new();
    private bool _writing, _left;

    /// <summary>Whether a topic is there for it.</summary>
    /// <param name="provider">Whose the topic's state is; null: no provider's.</param>
    public bool Sees(Topic topic, string? provider) => onlyOf?.Invoke(topic) is not { } own || own == provider;

    /// <summary>Ends it: its client is told the truth, that it is not live, and comes again.</summary>
    public void Drop() => drop?.Invoke();

    public int Count
    {
        get { lock (_lock) return _subscriptions.Count; }
    }

    public bool Watches(Topic topic)
    {
        lock (_lock) return _subscriptions.ContainsKey(topic);
    }

    /// <summary>Its subscription to a topic, with changes held back until a snapshot has been given; and whether it is a new one.</summary>
    public Subscription Hold(Topic topic, out bool added)
    {
        lock (_lock)
        {
            if (_left) throw new OperationCanceledException();
            added = !_subscriptions.TryGetValue(topic, out var subscription);
            if (added) _subscriptions.Add(topic, subscription = new(topic));
            subscription!.Held++;
            return subscription;
        }
    }

    /// <summary>The snapshot has been given: what is older is not sent any more.</summary>
    public void Given(Subscription subscription, LiveMessage snapshot)
    {
        lock (_lock) subscription.Sent = Math.Max(subscription.Sent, snapshot.Sequence);
    }

    /// <summary>Changes flow again.</summary>
    public void LetGo(Subscription subscription)
    {
        lock (_lock)
        {
            subscription.Held--;
            if (!Queue(subscription)) return;
        }
        _ = WriteAllAsync();
    }

    public void Close(Topic topic)
    {
        lock (_lock)
        {
            if (!_subscriptions.Remove(topic, out var subscription)) return;
            (subscription.Closed, subscription.Waiting) = (true, null);
        }
    }

    /// <summary>The client has gone: it watches nothing any more, ever. Answers what it watched.</summary>
    public IReadOnlyList<Topic> Leave()
    {
        lock (_lock)
        {
            _left = true;
            return [.. _subscriptions.Keys];
        }
    }

    /// <summary>The newest message of a topic; replaces one that still waits. Never blocks.</summary>
    public void Post(Topic topic, LiveMessage message)
    {
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(topic, out var subscription) || message.Sequence <= subscription.Sent) return;
            if (subscription.Waiting is { } waiting && waiting.Sequence > message.Sequence) return;
            subscription.Waiting = message;
            if (!Queue(subscription)) return;
        }
        _ = WriteAllAsync();
    }

    /// <summary>Puts it into the line; whether the caller is to begin writing.</summary>
    private bool Queue(Subscription subscription)
    {
        if (subscription.Closed || subscription.Held > 0 || subscription.Queued || subscription.Waiting is null) return false;
        subscription.Queued = true;
        _line.Enqueue(subscription);
        if (_writing) return false;
        return _writing = true;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } message) await write(message);
    }

    private LiveMessage? Next()
    {
        lock (_lock)
        {
            while (_line.TryDequeue(out var next))
            {
                next.Queued = false;
                var message = next.Waiting;
                if (message is null || next.Held > 0) continue; // closed, or to be sent after its snapshot
                next.Waiting = null;
                if (message.Sequence <= next.Sent) continue;
                next.Sent = message.Sequence;
                return message;
            }
            _writing = false;
            return null;
        }
    }
}
