using Capacity.Live;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>What browsers and programs may ask at <c>/live</c>. They are told of changes by <c>changed</c>.</summary>
internal sealed class LiveHub(LiveFeed feed, StoreOutage outage, ILogger<LiveHub> log) : Hub
{
    /// <summary>Called when the store is lost or back, and at the start while it is lost. It says no more: what is so now is read, so that no order of messages can mislead.</summary>
    public const string Store = "store";

    private const int MostTopics = 200, LongestTopic = 200;

    public override async Task OnConnectedAsync()
    {
        if (outage.Since is not null) await Clients.Caller.SendAsync(Store);
    }

    /// <summary>The topic's state as it is now; its changes follow.</summary>
    public async Task<IReadOnlyDictionary<string, object?>> Watch(string? topic)
    {
        var client = LiveClient.Of(Context);
        if (topic?.Length > LongestTopic || !Topic.TryParse(topic, out var parsed)) throw NotFound();
        if (!client.Caller.MayWatch(parsed)) throw new HubException($"forbidden: your role may not watch {parsed}.");
        if (client.Connection.Count >= MostTopics && !client.Connection.Watches(parsed))
            throw new HubException($"too-many-topics: a connection watches at most {MostTopics}; leave one with Unwatch.");
        LiveMessage? snapshot;
        try
        {
            snapshot = await feed.WatchAsync(client.Connection, parsed, Context.ConnectionAborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LiveLog.NotShown(log, parsed, e);
            throw new HubException($"try-later: {parsed} cannot be read at the moment.");
        }
        return snapshot?.Body ?? throw NotFound();
    }

    public void Unwatch(string? topic)
    {
        if (Topic.TryParse(topic, out var parsed)) feed.Unwatch(LiveClient.Of(Context).Connection, parsed);
    }

    private static HubException NotFound() => new("not-found: there is no such topic.");
}
