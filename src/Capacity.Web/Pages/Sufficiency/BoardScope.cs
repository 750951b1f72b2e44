using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>What a board is about: the region, an authority, a district or a category.</summary>
/// <param name="Within">The authority of a district that has several; null otherwise.</param>
internal sealed record BoardScope(Dimension By, string Key, string Name, string? Within = null)
{
    public static BoardScope Region { get; } = new(Dimension.Region, IRegionGrain.Region, PlaceNames.Region);

    public string Topic => By == Dimension.Region ? Key : $"{By.Word()}:{Key}";

    public string Href => By switch
    {
        Dimension.Region => "/",
        Dimension.Category => $"/categories/{Key}",
        Dimension.Authority => $"/authorities/{Key}",
        _ => $"/districts/{Key}",
    };

    public string WallHref => By == Dimension.Region ? "/wall" : $"/wall/{By.Word()}/{Key}";

    public OfferFilter Filter => OfferFilter.Of(By, Key);

    /// <summary>Null where there is no such thing, or no board of it.</summary>
    public static async Task<BoardScope?> FindAsync(IGrainFactory grains, Dimension by, string key)
    {
        if (by == Dimension.Region) return Region;
        if (by == Dimension.Category) return Catalogue.Categories.Find(key) is { } category ? new(by, key, category.Name) : null;
        var districts = await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();
        if (by == Dimension.Authority) return districts.Any(d => d.Authority == key) ? new(by, key, PlaceNames.Authority(key)) : null;
        if (by != Dimension.District || districts.FirstOrDefault(d => d.District == key) is not { } district) return null;
        var (name, authority) = (PlaceNames.District(key, district.Authority), PlaceNames.Authority(district.Authority));
        return new(by, key, name, name == authority ? null : district.Authority);
    }

    public async Task<TotalRow> ReadAsync(IGrainFactory grains) => await (By switch
    {
        Dimension.Region => grains.GetGrain<IRegionGrain>(Key),
        Dimension.Category => grains.GetGrain<ICategoryGrain>(Key),
        Dimension.Authority => grains.GetGrain<IAuthorityGrain>(Key),
        _ => (ITotal)grains.GetGrain<IDistrictGrain>(Key),
    }).ReadAsync();
}
