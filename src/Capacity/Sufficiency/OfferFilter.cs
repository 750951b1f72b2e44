namespace Capacity.Sufficiency;

/// <summary>By what sufficiency is divided into rows.</summary>
public enum Dimension { District, Category, Authority, Provider, Type, Sector, Region }

/// <summary>Whose beds a question is about; what is null does not narrow, and what is given combines.</summary>
[GenerateSerializer, Immutable, Alias("offer-filter")]
public sealed record OfferFilter(
    [property: Id(0)] string? Authority = null, [property: Id(1)] string? District = null, [property: Id(2)] string? Category = null,
    [property: Id(3)] SettingType? Type = null, [property: Id(4)] Sector? Sector = null, [property: Id(5)] string? Provider = null)
{
    public static readonly OfferFilter None = new();

    /// <summary>Of one row of a dimension; the region's leaves everything.</summary>
    /// <exception cref="FormatException">The key is no word of the dimension.</exception>
    public static OfferFilter Of(Dimension by, string key) => by switch
    {
        Dimension.District => new(District: key),
        Dimension.Category => new(Category: key),
        Dimension.Authority => new(Authority: key),
        Dimension.Provider => new(Provider: key),
        Dimension.Type => new(Type: Words.Parse<SettingType>(key)),
        Dimension.Sector => new(Sector: Words.Parse<Sector>(key)),
        _ => None,
    };

    /// <summary>Settings that have one of these categories; none where the word is not known.</summary>
    internal ulong CategoryMask => Category is null ? ulong.MaxValue : Catalogue.Categories.Contains(Category) ? Catalogue.Categories.Mask([Category]) : 0;

    /// <summary>Whether a setting is one of those that the filter leaves.</summary>
    internal bool Leaves(Offer o) => (o.CategoryMask & CategoryMask) != 0 && Meets(o);

    internal bool Meets(Offer o) =>
        (Authority is null || Authority == o.Authority) && (District is null || District == o.District) && (Provider is null || Provider == o.Provider)
        && (Type is null || Type == o.Type) && (Sector is null || Sector == o.Sector);
}
