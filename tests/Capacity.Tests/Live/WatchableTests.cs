using Capacity.Live;

namespace Capacity.Tests.Live;

public class WatchableTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private string? _state = "first";

    [Fact]
    public async Task Who_has_seen_nothing_is_answered_at_once()
    {
        var watchable = new Watchable<string>(() => _state);

        var sighting = await watchable.NewerThanAsync(Mark.Nothing, Long);

        Assert.Equal("first", sighting.State);
        Assert.True(sighting.Exists);
    }

    [Fact]
    public async Task Who_has_seen_all_waits_for_a_change()
    {
        var watchable = new Watchable<string>(() => _state);
        var seen = (await watchable.NewerThanAsync(Mark.Nothing, Long)).Mark;

        var waiting = watchable.NewerThanAsync(seen, Long).AsTask();
        var waited = !waiting.IsCompleted;
        _state = "second";
        watchable.Changed();
        var sighting = await waiting;

        Assert.True(waited);
        Assert.Equal("second", sighting.State);
        Assert.Equal(seen with { Sequence = seen.Sequence + 1 }, sighting.Mark);
    }

    [Fact]
    public async Task Patience_ends_with_nothing_new()
    {
        var watchable = new Watchable<string>(() => _state);
        var seen = (await watchable.NewerThanAsync(Mark.Nothing, Long)).Mark;

        var sighting = await watchable.NewerThanAsync(seen, TimeSpan.FromMilliseconds(1));

        Assert.Equal(new Sighting<string>(seen, null), sighting);
    }

    [Fact]
    public async Task Another_activation_is_news()
    {
        var former = new Watchable<string>(() => _state);
        var present = new Watchable<string>(() => _state);
        var seen = (await former.NewerThanAsync(Mark.Nothing, Long)).Mark;

        var sighting = await present.NewerThanAsync(seen, Long);

        Assert.Equal("first", sighting.State);
        Assert.NotEqual(seen.Activation, sighting.Mark.Activation);
    }

    [Fact]
    public async Task Time_alone_is_noticed_while_somebody_waits()
    {
        var passed = false;
        var watchable = new Watchable<string>(() => _state, () => Interlocked.Exchange(ref passed, false));
        var seen = (await watchable.NewerThanAsync(Mark.Nothing, Long)).Mark;

        var waiting = watchable.NewerThanAsync(seen, Long).AsTask();
        passed = true;
        var sighting = await waiting;

        Assert.Equal(seen.Sequence + 1, sighting.Mark.Sequence);
    }

    [Fact]
    public async Task Who_waits_is_let_go_when_the_grain_leaves()
    {
        var watchable = new Watchable<string>(() => _state);
        var seen = (await watchable.NewerThanAsync(Mark.Nothing, Long)).Mark;

        var waiting = watchable.NewerThanAsync(seen, Long).AsTask();
        watchable.Release();
        var sighting = await waiting;

        Assert.Equal(new Sighting<string>(seen, null), sighting);
    }

    [Fact]
    public async Task What_is_not_there_is_said_not_to_exist()
    {
        _state = null;
        var watchable = new Watchable<string>(() => _state);

        var sighting = await watchable.NewerThanAsync(Mark.Nothing, Long);

        Assert.False(sighting.Exists);
        Assert.Null(sighting.State);
    }
}
