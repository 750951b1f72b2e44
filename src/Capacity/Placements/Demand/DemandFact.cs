using System.Collections.Immutable;

namespace Capacity.Placements.Demand;

/// <summary>What is kept of a closed search for those who commission beds: what was asked, what stood against it, how it ended. It names no case.</summary>
/// <param name="ClosedAt">Of a search that nobody closed, its last use.</param>
/// <param name="Band">Of the age; it stays when the age is forgotten.</param>
/// <param name="Age">Null once it is forgotten, as the gender is.</param>
/// <param name="Near">An outcode or a district, never a whole postcode or a point; null where neither was given, or once it is forgotten.</param>
/// <param name="Holds">How many holds were made for it.</param>
/// <param name="Declines">How many of them their providers declined.</param>
[GenerateSerializer, Immutable, Alias("demand-fact")]
public sealed record DemandFact(
    [property: Id(0)] string Search, [property: Id(1)] DateTimeOffset OpenedAt, [property: Id(2)] DateTimeOffset ClosedAt, [property: Id(3)] string Authority,
    [property: Id(4)] string Band, [property: Id(5)] int? Age, [property: Id(6)] ChildGender? Gender, [property: Id(7)] int Children,
    [property: Id(8)] ImmutableArray<string> Needs, [property: Id(9)] ImmutableArray<string> Tags, [property: Id(10)] ImmutableArray<string> Categories,
    [property: Id(11)] ImmutableArray<SettingType> Types, [property: Id(12)] Near? Near, [property: Id(13)] double WithinMiles, [property: Id(14)] When When,
    [property: Id(15)] Exclusions Found, [property: Id(16)] int Holds, [property: Id(17)] int Declines, [property: Id(18)] SearchOutcome Outcome,
    [property: Id(19)] bool Forgotten = false);
