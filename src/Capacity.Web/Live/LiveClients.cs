using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>
/// The hub's connections on this node. Changes are written to each connection directly: a group's send would wait for the slowest member, and a send to one would
/// render the message anew.
/// </summary>
internal sealed class LiveClients(LiveFeed feed, ILogger<DefaultHubLifetimeManager<LiveHub>> log) : DefaultHubLifetimeManager<LiveHub>(log)
{
    private readonly ConcurrentDictionary<string, LiveClient> _clients = new();

    public IEnumerable<LiveClient> All => _clients.Values;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _clients[connection.ConnectionId] = LiveClient.Accept(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_clients.TryRemove(connection.ConnectionId, out var client)) feed.Leave(client.Connection);
        return base.OnDisconnectedAsync(connection);
    }
}
