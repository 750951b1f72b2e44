using System.Collections.Immutable;
using Capacity.Live;
using Orleans.Concurrency;

namespace Capacity.Sufficiency;

/// <summary>A total that can be read and watched. On activation it is read from the journal's current rows; from then on it hears of changes.</summary>
public interface ITotal : IWatched<TotalRow>
{
    /// <summary>The row as it is now; of a key that nothing counts under, an empty one.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<TotalRow> ReadAsync();
}

/// <summary>A total over settings.</summary>
public interface ITotalGrain : ITotal
{
    /// <summary>
    /// Takes the settings' present values; older versions and repeats change nothing. Done when the totals above know it too. Interleaves with the grain's other calls,
    /// so that those who come while one word is on its way up share the next: values are taken within one turn, and nothing above calls back.
    /// </summary>
    [SafeToRepeat, AlwaysInterleave, Alias("contribute")]
    ValueTask ContributeAsync(Immutable<IReadOnlyList<Contribution>> contributions);
}

/// <summary>A district's total and the index of its settings' offers. Key: the district's id.</summary>
[Alias("district-grain")]
public interface IDistrictGrain : ITotalGrain
{
    /// <summary>Puts a question to the district's offers.</summary>
    [SafeToRepeat, Alias("ask")]
    ValueTask<OfferAnswer> AskAsync(OfferQuery query);

    /// <summary>The silo on which the district lives, so that all who live there may be asked at once.</summary>
    [SafeToRepeat, AlwaysInterleave, Alias("where")]
    ValueTask<SiloAddress> WhereAsync();

    /// <summary>Does nothing: a district that hears it is awake, and tells the totals above what time changes.</summary>
    [Alias("stay-awake")]
    ValueTask StayAwakeAsync();
}

/// <summary>Key: the category's word.</summary>
[Alias("category-grain")]
public interface ICategoryGrain : ITotalGrain;

/// <summary>Key: the provider's id.</summary>
[Alias("provider-grain")]
public interface IProviderGrain : ITotalGrain;

/// <summary>A total over totals.</summary>
public interface ISumOfTotals : ITotal
{
    /// <summary>Takes a member's present value; earlier editions change nothing. Done when the total above knows it too; interleaves as contributions do.</summary>
    /// <returns>Whether the member lives twice: whoever is told so gives up, and the one that wakes next reads the journal. A node of before answers nothing, which reads as false.</returns>
    [AlwaysInterleave, Alias("take")]
    ValueTask<bool> TakeAsync(Subtotal subtotal);
}

/// <summary>A total over districts. Key: the authority's ONS code.</summary>
[Alias("authority-grain")]
public interface IAuthorityGrain : ISumOfTotals;

/// <summary>The total over authorities, and the directory of districts. Key: <c>region</c>.</summary>
[Alias("region-grain")]
public interface IRegionGrain : ISumOfTotals
{
    /// <summary>Its one key.</summary>
    const string Region = "region";

    /// <summary>Every district that has a setting, closed ones counted too, by id.</summary>
    [SafeToRepeat, Alias("districts")]
    ValueTask<ImmutableArray<DistrictSummary>> DistrictsAsync();
}

/// <summary>What a search must know of a district before it asks it.</summary>
/// <param name="Settings">All its settings, closed ones too.</param>
/// <param name="Centre">The mean of the outcode centroids of its settings that are not closed, each once; null where none is known.</param>
/// <param name="Extent">The box around its settings' places; null where none is known.</param>
[GenerateSerializer, Immutable, Alias("district-summary")]
public sealed record DistrictSummary(
    [property: Id(0)] string District, [property: Id(1)] string Authority, [property: Id(2)] int Settings, [property: Id(3)] Point? Centre, [property: Id(4)] Extent? Extent);

/// <summary>A box on the map, in degrees.</summary>
[GenerateSerializer, Immutable, Alias("extent")]
public readonly record struct Extent([property: Id(0)] Point SouthWest, [property: Id(1)] Point NorthEast);
