namespace Capacity.Settings;

/// <summary>Up to which moment case references are deleted.</summary>
/// <param name="Otherwise">Of authorities that have said nothing.</param>
[GenerateSerializer, Immutable, Alias("case-cut-offs")]
public sealed record CaseCutOffs([property: Id(0)] DateTimeOffset Otherwise, [property: Id(1)] IReadOnlyDictionary<string, DateTimeOffset> ByAuthority)
{
    public DateTimeOffset Of(string authority) => ByAuthority.GetValueOrDefault(authority, Otherwise);
}
