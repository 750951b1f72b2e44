using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>What a district finds: every setting counted once, and the best of its matches.</summary>
/// <param name="Excluded">By <see cref="Rule"/>.</param>
/// <param name="Best">At most as many as are shown, the best first.</param>
/// <param name="NearMisses">The best of each kind of change that would bring a setting more.</param>
/// <param name="VacantExcluded">By <see cref="Rule"/>: the vacant beds, suspended or not, of the settings that it leaves out.</param>
[GenerateSerializer, Immutable, Alias("beds-found")]
public sealed record BedsFound(
    [property: Id(0)] int[] Excluded, [property: Id(1)] int Matched, [property: Id(2)] Found[] Best, [property: Id(3)] NearMiss[] NearMisses, [property: Id(4)] int[] VacantExcluded) : OfferAnswer;

/// <summary>A setting that matches.</summary>
/// <param name="Miles">Unrounded; null where there is no distance.</param>
/// <param name="AtCentre">Measured to its district's centre, its own place not being known.</param>
/// <param name="Order">See <see cref="Ranking"/>.</param>
[GenerateSerializer, Immutable, Alias("found")]
public readonly record struct Found(
    [property: Id(0)] string Setting, [property: Id(1)] Offer Offer, [property: Id(2)] double? Miles, [property: Id(3)] bool AtCentre, [property: Id(4)] int Order);
