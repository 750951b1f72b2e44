using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

internal static class LiveRoom
{
    private const string Path = "/live";

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR().AddMessagePackProtocol();
        return services
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
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(c => c.Resource is not HttpContext context || !IsFromElsewhere(context)));

    /// <summary>Another site's page that opens a connection with our cookie.</summary>
    private static bool IsFromElsewhere(HttpContext context) =>
        context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme
        && context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
