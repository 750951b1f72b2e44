namespace Capacity.Sufficiency;

/// <summary>What a setting adds to a total, whole: a later version replaces an earlier one, a repeat changes nothing. No offer: it counts there no longer.</summary>
[GenerateSerializer, Immutable, Alias("contribution")]
public sealed record Contribution([property: Id(0)] string Setting, [property: Id(1)] int Version, [property: Id(2)] Offer? Offer);
