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

    /// <summary>Settings that have one of these categories; none where the word is not known.</summary>
    internal ulong CategoryMask => Category is null ? ulong.MaxValue : Catalogue.Categories.Contains(Category) ? Catalogue.Categories.Mask([Category]) : 0;

    internal bool Meets(Offer o) =>
        (Authority is null || Authority == o.Authority) && (District is null || District == o.District) && (Provider is null || Provider == o.Provider)
        && (Type is null || Type == o.Type) && (Sector is null || Sector == o.Sector);
}
