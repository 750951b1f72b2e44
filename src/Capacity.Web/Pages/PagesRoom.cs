using Capacity.History;
using Capacity.Web.Api;
using Capacity.Web.Boundaries;
using Capacity.Web.Pages.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Capacity.Web.Pages;

/// <summary>The pages: whole as HTML, each with the permission that it requires.</summary>
internal static class PagesRoom
{
    private const string ErrorPath = "/error";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<SettingAccess>();
        services.AddSingleton<NothingChanged>();
        services.AddSingleton<BoundaryFolder>();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AddPageRoute("/Settings/Suspend", "settings/{id}/beds/{bed}/suspend");
            pages.Conventions.ConfigureFilter(new ResponseCacheAttribute { NoStore = true });
        }).AddMvcOptions(mvc => mvc.Filters.Add(new HandlerGuard())).ConfigureApplicationPartManager(AddOurs);
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = CookieNames.Note);
        return services.AddSingleton<CookieTempDataProvider>().AddSingleton<ITempDataProvider, NavigationTempData>();
    }

    /// <summary>What goes wrong on the way to a person is said in plain words. Before routing.</summary>
    public static void UsePages(this WebApplication app) => app.UseWhen(context => !context.Request.IsForPrograms(), people =>
    {
        people.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorPath,
            StatusCodeSelector = e => e is StoreUnavailableException or TimeoutException or OrleansException or OperationCanceledException ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        people.UseStatusCodePagesWithReExecute(ErrorPath);
        people.Use((context, next) =>
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Body.MostBytes;
            return next(context);
        });
    });

    public static void MapPages(this WebApplication app)
    {
        app.MapClientFiles();
        app.MapRazorPages();
    }

    /// <summary>The pages are found whoever hosts them: the framework looks in the program that was started alone.</summary>
    private static void AddOurs(ApplicationPartManager parts)
    {
        var ours = typeof(PagesRoom).Assembly;
        if (parts.ApplicationParts.Any(p => p.Name == ours.GetName().Name)) return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(ours).GetApplicationParts(ours)) parts.ApplicationParts.Add(part);
    }
}
