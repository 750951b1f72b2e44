using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

internal static class LiveRoom
{
    private const string Path = "/live";

    /// <summary>A third of the silence after which a page says that it is not live (<c>live/connection.ts</c>).</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
        {
            hub.AddFilter<LiveFaults>();
            hub.AddFilter<LiveLimits>();
            hub.KeepAliveInterval = KeepAlive;
        }).AddMessagePackProtocol();
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None)); // what is a fault LiveFaults says
        return services
            .AddSingleton<StoreOutage>()
            .AddSingleton<TopicSources>()
            .AddSingleton<LiveFeed>(s => new(s.GetRequiredService<TopicSources>().Find, s.GetRequiredService<Clock>(), s.GetRequiredService<ILogger<LiveFeed>>()))
            .AddSingleton<LiveClients>()
            .AddSingleton<HubLifetimeManager<LiveHub>>(s => s.GetRequiredService<LiveClients>())
            .AddHostedService<LiveGuard>();
    }

    /// <summary>Before routing.</summary>
    public static void UseLive(this WebApplication app) => app.UseAnyNode(Path);

    public static void MapLive(this IEndpointRouteBuilder app) => app
        .MapHub<LiveHub>(Path, options => options.CloseOnAuthenticationExpiration = true)
        .Requires(Permission.Watch)
        .RequireRateLimiting(RateLimits.Hub)
        .RequireAuthorization(policy => policy.RequireAssertion(c => c.Resource is not HttpContext context || !IsFromElsewhere(context)));

    /// <summary>Another site's page that opens a connection with our cookie.</summary>
    private static bool IsFromElsewhere(HttpContext context) =>
        context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme
        && context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
