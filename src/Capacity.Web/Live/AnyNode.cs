using Microsoft.AspNetCore.Http.Features;

namespace Capacity.Web.Live;

/// <summary>
/// Lets a WebSocket begin on any node: SignalR's negotiation gives the connection an id that only the node it asked knows, and a proxy sends the WebSocket itself to any. It needs
/// none: without the id the node begins a new connection, as for clients that do not negotiate.
/// </summary>
internal static class AnyNode
{
    private const string Id = "id";

    public static void UseAnyNode(this WebApplication app, PathString path) => app.UseWhen(
        context => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase) && IsWebSocket(context) && context.Request.Query.ContainsKey(Id),
        sockets => sockets.Use((context, next) =>
        {
            context.Request.QueryString = QueryString.Create(context.Request.Query.Where(q => !string.Equals(q.Key, Id, StringComparison.OrdinalIgnoreCase)));
            return next(context);
        }));

    /// <summary>By HTTP/1.1's upgrade, or by HTTP/2's extended CONNECT.</summary>
    private static bool IsWebSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
