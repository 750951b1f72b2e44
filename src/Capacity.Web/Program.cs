using Capacity.History;
using Capacity.Placements;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Web.Api;
using Capacity.Web.Commands;
using Capacity.Web.Demo;
using Capacity.Web.Host;
using Capacity.Web.DailyLetters;
using Capacity.Web.Live;
using Capacity.Web.Mail;
using Capacity.Web.Pages;
using Capacity.Web.Security;

namespace Capacity.Web;

/// <summary>The contents of the product: one line a room.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.Is(args)
        ? CommandLine.RunAsync(args, Console.Out, Console.Error)
        : Starting.RunAsync(() => Build(args));

    /// <param name="amend">What a test has otherwise: the clock, the log.</param>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? amend = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Program).Assembly.GetName().Name });
        var settings = StartSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        builder.AddServing();
        builder.AddNode(settings);
        builder.Services.AddWire().AddSingleton(settings).AddSingleton(settings.Freshness).AddSingleton(settings.Authorities).AddSingleton<Clock, SystemClock>().AddStore(settings).AddRegister().AddMail(settings);
        builder.Services.AddKeys(settings).AddLetters(LetterSettings.Read(builder.Configuration), settings);
        if (settings.KeepsGrains) builder.Services.AddSufficiency().AddSettings().AddHousekeeping().AddBedFinding().AddDuties().AddRetention().AddDemoRegion(settings.Demo);
        if (settings.Serves) builder.Services.AddSecurity(settings).AddSufficiencyReader().AddPlacements().AddLive().AddHostedService<StoreWatch>().AddPages().AddApi().AddDemoDays(settings);
        amend?.Invoke(builder);

        var app = builder.Build();
        settings.Proxies.Use(app);
        app.UseSecurityHeaders();
        app.UseProblems();
        app.MapHealth();
        if (settings.Serves)
        {
            app.UseStoreAge();
            app.UsePages();
            app.UseLive();
            app.UseRouting();
            app.UseSecurity();
            app.MapApi();
            app.MapLive();
            app.MapPages();
        }
        return app;
    }
}
