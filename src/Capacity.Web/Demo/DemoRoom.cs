using Capacity.History;
using Capacity.Register;
using Capacity.Web.Host;

namespace Capacity.Web.Demo;

internal static class DemoRoom
{
    /// <summary>Plays the demo's days where the start settings say so.</summary>
    public static IServiceCollection AddDemoDays(this IServiceCollection services, StartSettings settings) => settings.Plays is { } pace
        ? services.AddSingleton(pace).AddSingleton(new DayRates()).AddSingleton<DemoAddress>().AddHostedService<DemoDays>()
        : services;

    /// <summary>Asked before the start: no day is ever played in a real region.</summary>
    /// <exception cref="SettingFault">The store is not the demo's alone.</exception>
    public static async Task CheckDemoAsync(this IServiceProvider services)
    {
        if (services.GetRequiredService<StartSettings>().Plays is null) return;
        if (await DemoRegister.StrangerAsync(services.GetRequiredService<IJournal>()) is { } stranger)
            throw new SettingFault($"CAPACITY_DEMO is 'live', but the store is not the demo's alone: it has the setting {stranger}. A demo day plays in the demo region only. Say 'region' or 'none', or choose an empty store.");
    }
}
