using System.Diagnostics;
using Capacity.Live;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Web.Tests.Live;

public sealed class LiveFeedTests : IDisposable
{
    private static readonly Topic Topic = new(TopicKind.District, "walsall");

    private readonly WatchedWord _source = new();
    private readonly LiveFeed _feed;

    public LiveFeedTests() => _feed = new(topic => topic == Topic ? _source : null, new SystemClock(), NullLogger<LiveFeed>.Instance);

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task A_change_reaches_all_who_watch_and_the_topic_is_asked_once_for_all()
    {
        Watcher[] watchers = [.. Enumerable.Range(0, 50).Select(_ => new Watcher())];
        var snapshots = await Task.WhenAll(watchers.Select(WatchAsync));

        _source.Say("second");
        foreach (var watcher in watchers) await watcher.SeesAsync("second");

        Assert.All(snapshots, s => Assert.Equal("first", Watcher.Word(s!)));
        Assert.All(watchers, w => Assert.Single(w.Seen));
        Assert.Equal(1, _source.WaitedAtOnce);
    }

    [Fact]
    public async Task Nothing_is_asked_once_nobody_looks()
    {
        var (one, other) = (new Watcher(), new Watcher());
        await WatchAsync(one);
        await WatchAsync(other);
        await Eventually.TrueAsync(() => _source.Waiting == 1);

        _feed.Unwatch(one.Connection, Topic);
        _source.Say("second");
        await other.SeesAsync("second");
        _feed.Leave(other.Connection);

        await Eventually.TrueAsync(() => _source.Waiting == 0);
        _source.Say("third");
        Assert.Empty(one.Seen);
        Assert.Equal("second", other.Last);
        Assert.Equal(0, _source.Waiting);
    }

    [Fact]
    public async Task Who_watches_what_cannot_be_reached_any_more_is_disconnected_instead_of_left_believing()
    {
        var watcher = new Watcher();
        await WatchAsync(watcher);
        _source.Fault = new TimeoutException();
        _source.Say("second"); // lets go of the question that waits: the next ones break

        await Eventually.TrueAsync(() => watcher.IsDropped);

        Assert.True(_source.Faults > 1);
    }

    [Fact]
    public async Task A_burst_is_folded_to_ten_a_second_and_ends_with_the_newest()
    {
        var watcher = new Watcher();
        var snapshot = await WatchAsync(watcher);

        for (var i = 1; i <= 200; i++)
        {
            _source.Say($"word {i}");
            if (i % 10 == 0) await Eventually.TrueAsync(() => watcher.Seen.Count >= i / 20);
        }
        await watcher.SeesAsync("word 200");

        var (seen, times) = (watcher.Seen, watcher.Times);
        Assert.InRange(seen.Count, 10, 20);
        Assert.True(seen.Count - 1 <= Stopwatch.GetElapsedTime(times[0], times[^1]) / TimeSpan.FromMilliseconds(100));
        Assert.Equal(seen.Select(m => m.Sequence).Order(), seen.Select(m => m.Sequence));
        Assert.True(seen[0].Sequence > snapshot!.Sequence);
    }

    [Fact]
    public async Task Who_comes_later_is_given_the_state_as_it_is_now()
    {
        await WatchAsync(new());

        _source.Say("second");
        var snapshot = await WatchAsync(new());

        Assert.Equal("second", Watcher.Word(snapshot!));
    }

    [Fact]
    public async Task Watching_again_on_a_connection_answers_the_truth_and_sends_each_change_once()
    {
        var watcher = new Watcher();
        var first = await WatchAsync(watcher);
        _source.Say("second");

        var again = await WatchAsync(watcher);
        _source.Say("third");
        await watcher.SeesAsync("third");

        Assert.Equal("second", Watcher.Word(again!));
        Assert.True(again!.Sequence > first!.Sequence);
        Assert.Equal(watcher.Seen.Count, watcher.Seen.Select(m => m.Sequence).Distinct().Count());
        Assert.True(watcher.Seen[^1].Sequence > again.Sequence);
    }

    [Fact]
    public async Task A_state_that_is_said_again_is_not_sent_again()
    {
        var watcher = new Watcher();
        await WatchAsync(watcher);

        for (var i = 0; i < 10; i++) _source.Say("first");
        _source.Say("second");
        await watcher.SeesAsync("second");

        Assert.Single(watcher.Seen);
    }

    [Fact]
    public async Task A_grain_that_moves_is_followed_and_the_sequence_goes_on()
    {
        var watcher = new Watcher();
        for (var i = 0; i < 5; i++) _source.Say($"before {i}");
        await WatchAsync(watcher);

        _source.Move("moved");
        await watcher.SeesAsync("moved");
        _source.Say("after");
        await watcher.SeesAsync("after");

        Assert.Equal(watcher.Seen.Select(m => m.Sequence).Order(), watcher.Seen.Select(m => m.Sequence));
    }

    [Fact]
    public async Task A_grain_that_fails_is_asked_again_until_it_answers()
    {
        var watcher = new Watcher();
        await WatchAsync(watcher);

        _source.Fault = new TimeoutException();
        _source.Say("second");
        await Eventually.TrueAsync(() => _source.Faults >= 3);
        _source.Fault = null;
        _source.Say("third");
        await watcher.SeesAsync("third");

        Assert.True(watcher.Seen.Count <= 2);
    }

    [Fact]
    public async Task A_call_that_is_never_answered_is_given_up()
    {
        var watcher = new Watcher();
        await WatchAsync(watcher);
        _source.Hang();

        _source.Say("second");
        _source.Say("third");

        await watcher.SeesAsync("third");
    }

    [Fact]
    public async Task A_client_that_does_not_read_slows_no_other()
    {
        var (stuck, reader) = (new Watcher(reads: false), new Watcher());
        await WatchAsync(stuck);
        await WatchAsync(reader);

        for (var i = 0; i < 5; i++)
        {
            _source.Say($"word {i}");
            await reader.SeesAsync($"word {i}");
        }

        Assert.Equal(["word 0"], stuck.Seen.Select(Watcher.Word));
        Assert.Equal(5, reader.Seen.Count);
    }

    [Fact]
    public async Task What_is_not_there_is_not_watched()
    {
        var watcher = new Watcher();
        _source.Say(null);

        var (gone, unknown) = (await WatchAsync(watcher), await _feed.WatchAsync(watcher.Connection, new(TopicKind.Cover, ""), TestContext.Current.CancellationToken));

        Assert.Null(gone);
        Assert.Null(unknown);
        Assert.Equal(0, watcher.Connection.Count);
        await Eventually.TrueAsync(() => _source.Waiting == 0);
    }

    [Fact]
    public async Task A_provider_sees_its_own_only_and_no_longer_once_it_is_anothers()
    {
        _source.Provider = "a";
        var (own, other, duty) = (new Watcher("a"), new Watcher("b"), new Watcher());
        var snapshots = new[] { await WatchAsync(own), await WatchAsync(other), await WatchAsync(duty) };

        _source.Say("second");
        await own.SeesAsync("second");
        _source.Provider = "b";
        _source.Say("third");
        await duty.SeesAsync("third");
        _source.Say("fourth");
        await duty.SeesAsync("fourth");

        Assert.Equal(["first", null, "first"], snapshots.Select(s => s is null ? null : Watcher.Word(s)));
        Assert.Equal("second", own.Last);
        Assert.Empty(other.Seen);
        Assert.Null(await WatchAsync(own));
    }

    private Task<LiveMessage?> WatchAsync(Watcher watcher) => _feed.WatchAsync(watcher.Connection, Topic, TestContext.Current.CancellationToken);
}
