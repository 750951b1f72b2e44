using Capacity.Live;
using Capacity.Web.Live;

namespace Capacity.Web.Tests.Live;

/// <summary>A source that a test changes, moves and breaks: a word, kept as grains keep what is watched.</summary>
internal sealed class WatchedWord : TopicSource
{
    private readonly Lock _turn = new();
    private Watchable<string> _watchable;
    private string? _word;
    private int _waiting, _waitedAtOnce;
    private volatile bool _hangs;

    public WatchedWord(string? word = "first")
    {
        _word = word;
        _watchable = new(() => _word);
    }

    public string? Provider { get; set; }

    /// <summary>What the next calls throw instead of answering.</summary>
    public Exception? Fault { get; set; }

    public int Faults { get; private set; }

    /// <summary>Those who wait for news now, and the most that ever did.</summary>
    public int Waiting => _waiting;

    public int WaitedAtOnce => _waitedAtOnce;

    public void Say(string? word)
    {
        lock (_turn)
        {
            _word = word;
            _watchable.Changed();
        }
    }

    /// <summary>The grain goes and comes back on another node, changed meanwhile: its counting starts anew.</summary>
    public void Move(string word)
    {
        lock (_turn)
        {
            var left = _watchable;
            _word = word;
            _watchable = new(() => _word);
            left.Release();
        }
    }

    /// <summary>The next call is never answered.</summary>
    public void Hang() => _hangs = true;

    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        if (Fault is { } fault)
        {
            Faults++;
            throw fault;
        }
        if (_hangs)
        {
            _hangs = false;
            await new TaskCompletionSource().Task;
        }
        ValueTask<Sighting<string>> answer;
        lock (_turn) answer = _watchable.NewerThanAsync(seen, patience);
        if (patience > TimeSpan.Zero) _waitedAtOnce = Math.Max(_waitedAtOnce, Interlocked.Increment(ref _waiting));
        try
        {
            var (mark, word, exists) = await answer;
            return new(mark, word is null ? null : new(() => new { word }, Provider), exists);
        }
        finally
        {
            if (patience > TimeSpan.Zero) Interlocked.Decrement(ref _waiting);
        }
    }
}
