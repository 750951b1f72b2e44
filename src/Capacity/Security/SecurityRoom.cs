using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Security;

public static class SecurityRoom
{
    /// <summary>What a node needs to know tokens.</summary>
    public static IServiceCollection AddTokens(this IServiceCollection services) => services.AddSingleton<Tokens>();
}
