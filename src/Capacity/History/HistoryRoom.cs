using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.History;

public static class HistoryRoom
{
    /// <summary>What a silo needs to keep the store in order.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services) =>
        services.AddSiloStart("housekeeping", grains => grains.GetGrain<IHousekeepingGrain>(IHousekeepingGrain.One).BeginAsync());

    /// <summary>What is begun as a silo starts, and tried again until it is.</summary>
    internal static IServiceCollection AddSiloStart(this IServiceCollection services, string what, Func<IGrainFactory, ValueTask> begin) => services
        .AddSingleton<IHostedService>(s => new SiloStart(what, () => begin(s.GetRequiredService<IGrainFactory>()), s.GetRequiredService<ILogger<SiloStart>>()));
}
