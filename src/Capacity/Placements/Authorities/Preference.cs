using System.Collections.Immutable;

namespace Capacity.Placements.Authorities;

/// <summary>By what one match is better than another.</summary>
public enum Criterion
{
    Type, Sector, Freshness, DistanceBand, Rating, Distance,

    /// <summary>Tonight, emergency carers whom their rota does not leave out come before everybody else.</summary>
    OnDuty,
}

/// <summary>An authority's order of preference: matches are compared by the first criterion in which they differ. What is not named decides nothing.</summary>
/// <param name="Types">The preferred first; those not named come last, alike. So the sectors.</param>
/// <param name="Bands">Miles, ascending: within a band one match is as near as another.</param>
[GenerateSerializer, Immutable, Alias("preference")]
public sealed record Preference(
    [property: Id(0)] ImmutableArray<Criterion> Order, [property: Id(1)] ImmutableArray<SettingType> Types, [property: Id(2)] ImmutableArray<Sector> Sectors,
    [property: Id(3)] ImmutableArray<double> Bands)
{
    public const int MostBands = 6;

    /// <summary>Family before residential, in-house before framework before spot, confirmed lately, near, well rated (Birmingham's sufficiency strategy 2024-26).</summary>
    public static readonly Preference Standard = new(
        [Criterion.Type, Criterion.Sector, Criterion.Freshness, Criterion.DistanceBand, Criterion.Rating, Criterion.Distance],
        [SettingType.FosterHousehold, SettingType.SupportedLodgings, SettingType.SupportedAccommodation, SettingType.ChildrensHome, SettingType.SecureHome],
        [Sector.InHouse, Sector.Framework, Sector.Spot], [5, 10, 20]);
}
