using Capacity.Live;
using Capacity.Web.Live;

namespace Capacity.Web.Tests.Live;

public class LiveConnectionTests
{
    private static readonly Topic Walsall = new(TopicKind.District, "walsall"), Dudley = new(TopicKind.District, "dudley");

    private readonly List<(string Topic, long Sequence)> _written = [];
    private readonly LiveConnection _connection;
    private TaskCompletionSource? _stuck;
    private long _sequence;

    public LiveConnectionTests() => _connection = new(message =>
    {
        _written.Add(((string)message.Body["topic"]!, message.Sequence));
        return _stuck is { } stuck ? new(stuck.Task) : default;
    });

    [Fact]
    public void A_message_is_written_at_once()
    {
        Watch(Walsall);

        Post(Walsall);

        Assert.Equal([("district:walsall", 1)], _written);
    }

    [Fact]
    public void What_is_not_watched_is_not_written()
    {
        Watch(Walsall);

        Post(Dudley);
        _connection.Close(Walsall);
        Post(Walsall);

        Assert.Empty(_written);
    }

    [Fact]
    public void A_client_that_does_not_read_is_sent_the_newest_of_each_topic_once_it_does()
    {
        Watch(Walsall);
        Watch(Dudley);
        var stuck = Stick();
        Post(Walsall);

        for (var i = 0; i < 1000; i++)
        {
            Post(Dudley);
            Post(Walsall);
        }
        var whileStuck = _written.ToArray();
        _stuck = null;
        stuck.SetResult();

        Assert.Equal([("district:walsall", 1)], whileStuck);
        Assert.Equal([("district:walsall", 1), ("district:dudley", 2000), ("district:walsall", 2001)], _written);
    }

    [Fact]
    public void No_change_overtakes_a_snapshot_and_none_that_it_shows_follows_it()
    {
        var subscription = _connection.Hold(Walsall, out _);
        var before = Post(Walsall);

        var snapshot = Message(Walsall);
        _connection.Given(subscription, snapshot);
        _connection.LetGo(subscription);
        var after = Post(Walsall);

        Assert.True(before.Sequence < snapshot.Sequence);
        Assert.Equal([("district:walsall", after.Sequence)], _written);
    }

    [Fact]
    public void A_change_after_the_snapshot_waits_until_it_has_been_given()
    {
        var subscription = _connection.Hold(Walsall, out _);
        _connection.Given(subscription, Message(Walsall));

        var change = Post(Walsall);
        var whileHeld = _written.ToArray();
        _connection.LetGo(subscription);

        Assert.Empty(whileHeld);
        Assert.Equal([("district:walsall", change.Sequence)], _written);
    }

    [Fact]
    public void The_sequence_of_a_topic_never_falls()
    {
        Watch(Walsall);
        var (older, newer) = (Message(Walsall), Message(Walsall));

        _connection.Post(Walsall, newer);
        _connection.Post(Walsall, older);
        _connection.Post(Walsall, newer);

        Assert.Equal([("district:walsall", newer.Sequence)], _written);
    }

    [Fact]
    public void What_is_unwatched_while_it_waits_is_not_written()
    {
        Watch(Walsall);
        Watch(Dudley);
        var stuck = Stick();
        Post(Walsall);
        Post(Dudley);

        _connection.Close(Dudley);
        _stuck = null;
        stuck.SetResult();

        Assert.Equal([("district:walsall", 1)], _written);
    }

    [Fact]
    public void Who_has_left_watches_nothing_any_more()
    {
        Watch(Walsall);

        var left = _connection.Leave();

        Assert.Equal([Walsall], left);
        Assert.Throws<OperationCanceledException>(() => _connection.Hold(Dudley, out _));
    }

    private void Watch(Topic topic) => _connection.LetGo(_connection.Hold(topic, out _));

    private TaskCompletionSource Stick() => _stuck = new();

    private LiveMessage Post(Topic topic)
    {
        var message = Message(topic);
        _connection.Post(topic, message);
        return message;
    }

    private LiveMessage Message(Topic topic) => LiveMessage.Of(topic, new(() => new { }), null, () => ++_sequence);
}
