using Capacity.History;
using Capacity.Sufficiency;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Capacity.Register;

public static class RegisterRoom
{
    /// <summary>What a node needs to import registers.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services)
    {
        services.TryAddSingleton<FirstOutcomes>();
        services.TryAddSingleton<TotalsTeller>();
        return services.AddSingleton<RegisterImport>();
    }

    /// <summary>Gives an empty store the demo region as the host starts; to be added after the silo, whose grains it tells.</summary>
    /// <param name="wanted">As the start settings say.</param>
    public static IServiceCollection AddDemoRegion(this IServiceCollection services, bool wanted) => wanted ? services.AddHostedService<DemoRegion>() : services;
}
