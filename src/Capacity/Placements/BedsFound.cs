using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>What a district finds: every setting counted once, and the best of its matches.</summary>
/// <param name="Excluded">By <see cref="Rule"/>.</param>
/// <param name="Best">At most as many as are shown, the best first.</param>
/// <param name="NearMisses">The nearest of those that a larger radius would reach.</param>
[GenerateSerializer, Immutable, Alias("beds-found")]
public sealed record BedsFound(
    [property: Id(0)] int[] Excluded, [property: Id(1)] int Matched, [property: Id(2)] Found[] Best, [property: Id(3)] NearMiss[] NearMisses) : OfferAnswer;

/// <summary>A setting that matches.</summary>
/// <param name="Miles">Unrounded; null where there is no distance.</param>
/// <param name="AtCentre">Measured to its district's centre, its own place not being known.</param>
/// <param name="Order">See <see cref="Ranking"/>.</param>
[GenerateSerializer, Immutable, Alias("found")]
public readonly record struct Found(
    [property: Id(0)] string Setting, [property: Id(1)] Offer Offer, [property: Id(2)] double? Miles, [property: Id(3)] bool AtCentre, [property: Id(4)] int Order);

/// <summary>A setting that only distance leaves out.</summary>
[GenerateSerializer, Immutable, Alias("near-miss")]
public readonly record struct NearMiss([property: Id(0)] string Setting, [property: Id(1)] double Miles)
{
    /// <summary>So many are shown.</summary>
    public const int Most = 5;

    private const double Step = 5, MostFurther = 20, MostMiles = 500;

    /// <summary>The smallest radius, in steps of five miles, that reaches it.</summary>
    public double Radius => Math.Ceiling(Miles / Step) * Step;

    public bool IsNear(double withinMiles) => Radius <= Furthest(withinMiles);

    /// <summary>What lies further than this is no near miss.</summary>
    public static double Furthest(double withinMiles) => Math.Min(withinMiles + MostFurther, MostMiles);

    /// <summary>The nearest first.</summary>
    public static int Compare(NearMiss a, NearMiss b) => a.Miles.CompareTo(b.Miles) is not 0 and var order ? order : string.CompareOrdinal(a.Setting, b.Setting);
}
