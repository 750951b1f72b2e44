using System.Globalization;
using Capacity.Web.Api;
using Capacity.Web.Live;

namespace Capacity.Web.Host;

/// <summary>Says of what is read while the store is away how old it is, as HTTP says it of anything kept (RFC 9111, section 5.1): in seconds.</summary>
internal static class StoreAge
{
    public static void UseStoreAge(this WebApplication app)
    {
        var (outage, clock) = (app.Services.GetRequiredService<StoreOutage>(), app.Services.GetRequiredService<Clock>());
        app.Use((context, next) =>
        {
            if (outage.Since is { } since && HttpMethods.IsGet(context.Request.Method) && context.Request.IsForPrograms())
                context.Response.Headers.Age = ((long)(clock.Now - since).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return next(context);
        });
    }
}
