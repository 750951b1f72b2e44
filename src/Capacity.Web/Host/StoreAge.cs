using System.Globalization;
using Capacity.Web.Api;

namespace Capacity.Web.Host;

/// <summary>Says of what is read while the store is away how old it is, as HTTP says it of anything kept (RFC 9111, section 5.1): in seconds.</summary>
internal static class StoreAge
{
    public static IServiceCollection AddStoreWatch(this IServiceCollection services) =>
        services.AddSingleton<StoreWatch>().AddHostedService(provider => provider.GetRequiredService<StoreWatch>());

    public static void UseStoreAge(this WebApplication app)
    {
        var (watch, clock) = (app.Services.GetRequiredService<StoreWatch>(), app.Services.GetRequiredService<Clock>());
        app.Use((context, next) =>
        {
            if (watch.LostSince is { } since && HttpMethods.IsGet(context.Request.Method) && context.Request.IsForPrograms())
                context.Response.Headers.Age = ((long)(clock.Now - since).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return next(context);
        });
    }
}
