using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Capacity.Sufficiency;

public static class SufficiencyRoom
{
    /// <summary>What a silo needs to keep totals. Their settings' side (<see cref="IContributionSource"/>, <see cref="IPastSource"/>) is the room of settings'.</summary>
    public static IServiceCollection AddSufficiency(this IServiceCollection services)
    {
        services.TryAddSingleton<TotalsTeller>();
        services.TryAddSingleton<DistrictsHere>();
        return services.AddSufficiencyReader().AddHostedService<MendingPulse>();
    }

    /// <summary>What any node needs to read them, a client of the silos too.</summary>
    public static IServiceCollection AddSufficiencyReader(this IServiceCollection services)
    {
        services.TryAddSingleton<SufficiencyReader>();
        return services;
    }
}
