using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>
/// The hub's connections on this node. Changes are written to each connection directly: a group's send would wait for the slowest member, and a send to one would
/// render the message anew.
/// </summary>
internal sealed class LiveClients : DefaultHubLifetimeManager<LiveHub>
{
    private readonly ConcurrentDictionary<string, LiveClient> _clients = new();
    private readonly LiveFeed _feed;

    public LiveClients(LiveFeed feed, StoreOutage outage, ILogger<DefaultHubLifetimeManager<LiveHub>> log) : base(log)
    {
        _feed = feed;
        outage.Changed += () => _ = SendAllAsync(LiveHub.Store, []);
    }

    public IEnumerable<LiveClient> All => _clients.Values;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _clients[connection.ConnectionId] = LiveClient.Accept(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_clients.TryRemove(connection.ConnectionId, out var client)) _feed.Leave(client.Connection);
        return base.OnDisconnectedAsync(connection);
    }
}
