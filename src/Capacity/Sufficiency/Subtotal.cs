using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>A total's whole present value for the total above it: a later edition replaces an earlier one.</summary>
/// <param name="Key">Of the district or authority that sends it.</param>
/// <param name="Districts">Those that have a setting, closed ones counted too, by id.</param>
[GenerateSerializer, Immutable, Alias("subtotal")]
public sealed record Subtotal(
    [property: Id(0)] string Key, [property: Id(1)] Edition Edition, [property: Id(2)] Sums Sums, [property: Id(3)] ImmutableArray<DistrictSummary> Districts);
