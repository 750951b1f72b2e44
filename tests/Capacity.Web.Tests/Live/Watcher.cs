using System.Diagnostics;
using Capacity.Testing;
using Capacity.Web.Live;

namespace Capacity.Web.Tests.Live;

/// <summary>A connection that remembers what it was sent of one topic.</summary>
internal sealed class Watcher
{
    private readonly List<(long At, LiveMessage Message)> _seen = [];
    private readonly TaskCompletionSource? _stuck;

    public Watcher(string? provider = null, bool reads = true)
    {
        _stuck = reads ? null : new();
        Connection = new(message =>
        {
            lock (_seen) _seen.Add((Stopwatch.GetTimestamp(), message));
            return _stuck is null ? default : new(_stuck.Task);
        }, _ => provider, () => IsDropped = true);
    }

    public LiveConnection Connection { get; }

    public bool IsDropped { get; private set; }

    public IReadOnlyList<LiveMessage> Seen
    {
        get { lock (_seen) return [.. _seen.Select(s => s.Message)]; }
    }

    public IReadOnlyList<long> Times
    {
        get { lock (_seen) return [.. _seen.Select(s => s.At)]; }
    }

    public string? Last => Seen.Count > 0 ? Word(Seen[^1]) : null;

    public Task SeesAsync(string word) => Eventually.TrueAsync(() => Last == word);

    public static string Word(LiveMessage message) => (string)((IReadOnlyDictionary<string, object?>)message.Body["state"]!)["word"]!;
}
