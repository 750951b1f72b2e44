using Capacity.Live;
using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>Finds the source of a topic.</summary>
internal sealed class TopicSources(IGrainFactory grains, SearchDesk searches, FreshnessLimits freshness, Clock clock)
{
    /// <summary>The topic's source; null where there can be no such topic.</summary>
    public TopicSource? Find(Topic topic) => (topic.Kind, topic.Key) switch
    {
        (TopicKind.Region, _) => new TotalSource(Region),
        (TopicKind.Authority, var id) when Slug.IsAuthority(id) => new TotalSource(grains.GetGrain<IAuthorityGrain>(id)),
        (TopicKind.District, var id) when Slug.IsId(id) => new TotalSource(grains.GetGrain<IDistrictGrain>(id)),
        (TopicKind.Category, var id) when Catalogue.Categories.Contains(id) => new TotalSource(grains.GetGrain<ICategoryGrain>(id)),
        (TopicKind.Provider, var id) when Slug.IsId(id) => new TotalSource(grains.GetGrain<IProviderGrain>(id), id),
        (TopicKind.Setting, var id) when Slug.IsId(id) => new SettingSource(grains.GetGrain<ISettingGrain>(id), freshness, clock),
        (TopicKind.Search, var id) when SearchId.IsOne(id) => new SearchSource(id, searches, grains.GetGrain<ISearchGrain>(id), Region),
        (TopicKind.Rota, var id) when Slug.IsAuthority(id) => new RotaSource(grains.GetGrain<IRotaGrain>(id)),
        (TopicKind.Handover, _) => new HandoverSource(grains, Region, clock),
        _ => null,
    };

    private IRegionGrain Region => grains.GetGrain<IRegionGrain>(IRegionGrain.Region);
}
