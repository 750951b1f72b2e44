using Capacity.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>A connection of the hub, and for whom it is.</summary>
internal sealed class LiveClient
{
    private readonly HubConnectionContext _hub;

    private LiveClient(HubConnectionContext hub, Caller caller)
    {
        (_hub, Caller) = (hub, caller);
        Connection = new(message => _hub.WriteAsync(message.Serialized), topic => caller.OnlyOf(topic.Kind), Close);
    }

    public string Id => _hub.ConnectionId;
    public Caller Caller { get; }
    public LiveConnection Connection { get; }

    /// <summary>As it was when the connection began: for a session's rules.</summary>
    public HttpContext Http => _hub.GetHttpContext() ?? throw new InvalidOperationException("The connection did not come by HTTP.");

    public static LiveClient Accept(HubConnectionContext hub)
    {
        var caller = hub.User is { } user ? Caller.Of(user) : null;
        var client = new LiveClient(hub, caller ?? throw new InvalidOperationException("Nobody is signed in: the hub requires somebody."));
        hub.Features.Set(client);
        return client;
    }

    public static LiveClient Of(HubCallerContext context) => context.Features.Get<LiveClient>()!;

    public void Close() => _hub.Abort();
}
