using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>The totals in which a setting counts, besides those that these make up.</summary>
[GenerateSerializer, Immutable, Alias("membership")]
public sealed record Membership([property: Id(0)] string District, [property: Id(1)] string Provider, [property: Id(2)] ImmutableArray<string> Categories)
{
    public bool SameAs(Membership other) => District == other.District && Provider == other.Provider && Categories.ToHashSet().SetEquals(other.Categories);
}
