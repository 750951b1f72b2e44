namespace Capacity.Web.Api;

internal static class ApiRoom
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddSingleton<SettingDesk>().AddContractDocument();

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapSettings();
        app.MapCommands();
        app.MapEvents();
        app.MapSufficiency();
        app.MapHistory();
        app.MapUnmetNeeds();
        app.MapSearches();
        app.MapHolds();
        app.MapRotas();
        app.MapHandover();
        app.MapCatalogue();
        app.MapRegister();
        app.MapTokens();
        app.MapContractDocument();
    }
}
