using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Capacity.Placements;

/// <summary>When the bed is wanted.</summary>
public enum When { Tonight, Planned }

/// <summary>What a child, or so many together, need. Well-formed: bad input never becomes a need. Its JSON is that of the contract.</summary>
/// <param name="Children">Together in one setting.</param>
/// <param name="Types">Narrow the search where given, as categories and tags do.</param>
/// <param name="Near">Null: there is no distance, and nothing is too far.</param>
/// <param name="Authority">Who places: an ONS code.</param>
/// <param name="CaseRef">Opaque; never a name.</param>
/// <param name="Limit">So many matches are shown.</param>
/// <param name="ForgottenAfterDays">The retention time, once it has passed: nothing of the child is left, and it matches nothing.</param>
[GenerateSerializer, Immutable, Alias("need")]
public sealed record Need(
    [property: Id(0)] int Age, [property: Id(1)] ChildGender Gender, [property: Id(2)] int Children, [property: Id(3)] ImmutableArray<string> Needs,
    [property: Id(4)] ImmutableArray<string> Tags, [property: Id(5)] ImmutableArray<string> Categories, [property: Id(6)] ImmutableArray<SettingType> Types,
    [property: Id(7)] Near? Near, [property: Id(8)] double WithinMiles, [property: Id(9)] string Authority, [property: Id(10)] When When,
    [property: Id(11)] string? LegalBasis, [property: Id(12)] string? CaseRef, [property: Id(13)] int Limit,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ForgottenAfterDays = null)
{
    [JsonIgnore]
    public bool Forgotten => ForgottenAfterDays is not null;

    /// <summary>What is left of a need: for how many, who placed, and when the bed was wanted.</summary>
    public static Need Emptied(Need need, int afterDays) =>
        new(0, ChildGender.Other, need.Children, [], [], [], [], null, 0, need.Authority, need.When, null, null, 0, afterDays);
}

/// <summary>Where from: a postcode, a district or a point; exactly one of them.</summary>
/// <param name="Postcode">Normalised, of an outcode that is known.</param>
[GenerateSerializer, Immutable, Alias("near")]
public sealed record Near(
    [property: Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Postcode = null,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? District = null,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Latitude = null,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Longitude = null);
