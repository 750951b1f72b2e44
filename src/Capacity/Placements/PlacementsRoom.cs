using Capacity.History;
using Capacity.Placements.Demand;
using Capacity.Placements.Handover;
using Capacity.Placements.Rota;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Placements;

public static class PlacementsRoom
{
    /// <summary>What a node needs to search and hold; silos and web nodes alike.</summary>
    public static IServiceCollection AddPlacements(this IServiceCollection services) => services
        .AddSingleton<Rosters>()
        .AddSingleton<RotaDesk>()
        .AddSingleton<BedSearch>()
        .AddSingleton<SearchDesk>()
        .AddSingleton<Replacement>()
        .AddSingleton<HandoverDesk>()
        .AddSingleton<DemandDesk>()
        .AddSingleton<FirstOutcomes>();

    /// <summary>What a silo needs to find beds, in the districts that live on it and on the others.</summary>
    public static IServiceCollection AddBedFinding(this IServiceCollection services) =>
        services.AddSingleton<BedFinder>().AddSingleton<BedFinderServices>().AddGrainService<BedFinderService>();

    /// <summary>What a silo needs to keep rotas, and to tell emergency carers their duty whatever became of the node that should have.</summary>
    public static IServiceCollection AddDuties(this IServiceCollection services) => services.AddSingleton<DutyTeller>().AddHostedService<DutyPulse>();

    /// <summary>What a silo needs to forget in time.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddSiloStart("retention", grains => grains.GetGrain<IRetentionGrain>(IRetentionGrain.One).BeginAsync());
}
