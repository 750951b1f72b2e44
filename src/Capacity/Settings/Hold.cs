using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>A hold is active, perhaps accepted, then once and for ever one of the rest.</summary>
public enum HoldStatus { Active, Accepted, Placed, Released, Declined, Expired }

/// <summary>Beds of one setting kept for one search until a moment.</summary>
/// <param name="Authority">The search's authority: who places.</param>
/// <param name="Extensions">How often it was extended: twice at most.</param>
[GenerateSerializer, Immutable, Alias("hold")]
public sealed record Hold(
    [property: Id(0)] string Id, [property: Id(1)] string SearchId, [property: Id(2)] ImmutableArray<string> BedIds, [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] HoldStatus Status, [property: Id(5)] string Authority, [property: Id(6)] int Extensions = 0)
{
    public bool Ended => Status is not (HoldStatus.Active or HoldStatus.Accepted);
}
