using Capacity.History;
using Capacity.Security;
using Capacity.Web.Api;
using Capacity.Web.Pages.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Capacity.Web.Pages;

/// <summary>The pages: whole as HTML, each folder with the permission that it requires.</summary>
internal static class PagesRoom
{
    private const string ErrorPath = "/error";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<SettingAccess>().AddSingleton<NothingChanged>();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Sufficiency", Permission.ReadSufficiency.Policy());
            pages.Conventions.AuthorizeFolder("/Settings", Permission.ReadSettings.Policy());
            pages.Conventions.AuthorizeFolder("/Placements", Permission.Place.Policy());
            pages.Conventions.AuthorizeFolder("/Rota", Permission.ReadRota.Policy());
            pages.Conventions.AuthorizePage("/Placements/Handover", Permission.ReadSearches.Policy());
            pages.Conventions.AuthorizeFolder("/People", Permission.ManageAccess.Policy());
            foreach (var own in (string[])["Own", "Password"]) pages.Conventions.AuthorizePage($"/Accounts/{own}", Permission.KeepOwnAccount.Policy());
            foreach (var factor in (string[])["SetUp", "App", "Passkeys"]) pages.Conventions.AuthorizePage($"/Accounts/{factor}", Permission.SetUpFactors.Policy());
            pages.Conventions.AuthorizePage("/Accounts/Board", Permission.OpenBoard.Policy());
            pages.Conventions.AuthorizePage("/Security/Start");
            pages.Conventions.AddPageRoute("/Settings/Suspend", "settings/{id}/beds/{bed}/suspend");
            pages.Conventions.ConfigureFilter(new ResponseCacheAttribute { NoStore = true });
        }).ConfigureApplicationPartManager(AddOurs);
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
