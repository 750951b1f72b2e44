using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>What a setting can match now, given who lives there; no child is described. Ages are inclusive.</summary>
/// <param name="NotNeeds">Needs that it cannot take at present.</param>
/// <param name="SoloOnly">One child alone.</param>
/// <param name="Until">No longer in force from then on, without an event.</param>
[GenerateSerializer, Immutable, Alias("limits")]
public sealed record Limits(
    [property: Id(0)] int? AgeMin, [property: Id(1)] int? AgeMax, [property: Id(2)] Gender? Gender, [property: Id(3)] ImmutableArray<string> NotNeeds,
    [property: Id(4)] bool SoloOnly, [property: Id(5)] DateTimeOffset? Until)
{
    /// <summary>Narrows nothing, whatever its end.</summary>
    public bool IsEmpty => AgeMin is null && AgeMax is null && Gender is null && NotNeeds.IsEmpty && !SoloOnly;

    public bool InForce(DateTimeOffset now) => Until is not { } until || now < until;

    public bool SameAs(Limits? other) => other is not null && this with { NotNeeds = other.NotNeeds } == other && NotNeeds.ToHashSet().SetEquals(other.NotNeeds);
}
