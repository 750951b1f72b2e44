using Microsoft.Extensions.DependencyInjection;

namespace Capacity.History;

public static class HistoryRoom
{
    /// <summary>What a silo needs to keep the store in order.</summary>
    public static IServiceCollection AddHousekeeping(this IServiceCollection services) => services.AddHostedService<HousekeepingStart>();
}
