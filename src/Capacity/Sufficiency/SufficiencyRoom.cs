using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace Capacity.Sufficiency;

public static class SufficiencyRoom
{
    /// <summary>A total reads its settings as it wakes, and a region of a million for longer than the half minute that Orleans gives.</summary>
    private static readonly TimeSpan Waking = TimeSpan.FromMinutes(5);

    /// <summary>What a silo needs to keep totals. Their settings' side (<see cref="IContributionSource"/>, <see cref="IPastSource"/>) is the room of settings'.</summary>
    public static IServiceCollection AddSufficiency(this IServiceCollection services)
    {
        services.TryAddSingleton<TotalsTeller>();
        services.TryAddSingleton<DistrictsHere>();
        services.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = Waking);
        return services.AddSufficiencyReader().AddHostedService<MendingPulse>();
    }

    /// <summary>What any node needs to read them, a client of the silos too.</summary>
    public static IServiceCollection AddSufficiencyReader(this IServiceCollection services)
    {
        services.TryAddSingleton<SufficiencyReader>();
        services.TryAddSingleton<DistrictDirectory>();
        return services;
    }
}
