using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>What the register says of a setting; it changes by the register alone, but for the rating.</summary>
/// <param name="Authority">ONS code.</param>
/// <param name="Postcode">Normalised; of a foster household its outcode only.</param>
/// <param name="AgeMin">Inclusive, as <paramref name="AgeMax"/> is.</param>
/// <param name="WeeklyFee">GBP a week.</param>
/// <param name="ExclusiveTo">ONS code of the one authority that may place here, or null.</param>
[GenerateSerializer, Immutable, Alias("profile")]
public sealed record Profile(
    [property: Id(0)] string Name, [property: Id(1)] SettingType Type, [property: Id(2)] ImmutableArray<string> Categories, [property: Id(3)] string Authority,
    [property: Id(4)] string District, [property: Id(5)] string Postcode, [property: Id(6)] string Provider, [property: Id(7)] Sector Sector,
    [property: Id(8)] int AgeMin, [property: Id(9)] int AgeMax, [property: Id(10)] Gender Gender, [property: Id(11)] ImmutableArray<string> Needs,
    [property: Id(12)] ImmutableArray<string> Tags, [property: Id(13)] Rating Rating, [property: Id(14)] string? Phone, [property: Id(15)] decimal? WeeklyFee,
    [property: Id(16)] string? ExclusiveTo)
{
    /// <summary>Whether a category is an emergency one, so that the shorter freshness limit is in force.</summary>
    public bool IsEmergency => (Catalogue.Categories.Mask(Categories) & Catalogue.EmergencyOnly) != 0;

    /// <summary>Whether every category is an emergency one: whoever comes here comes in an emergency.</summary>
    public bool IsEmergencyOnly => (Catalogue.Categories.Mask(Categories) & ~Catalogue.EmergencyOnly) == 0;

    /// <summary>They take children as emergency carers alone: their authority's rota says when.</summary>
    public bool IsOfEmergencyCarers => (Catalogue.Categories.Mask(Categories) & ~Catalogue.EmergencyCarers) == 0;

    /// <summary>All its categories are for named children, or it is tagged so.</summary>
    public bool IsNamedChildOnly => (Catalogue.Categories.Mask(Categories) & ~Catalogue.NamedChild) == 0 || Tags.Contains("named-child");

    /// <summary>The same but for the order within its lists.</summary>
    public bool SameAs(Profile other) =>
        this with { Categories = other.Categories, Needs = other.Needs, Tags = other.Tags } == other
        && Same(Categories, other.Categories) && Same(Needs, other.Needs) && Same(Tags, other.Tags);

    private static bool Same(ImmutableArray<string> a, ImmutableArray<string> b) => a.Length == b.Length && a.ToHashSet().SetEquals(b);
}
