using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Capacity.Settings;

/// <summary>A hold is active, perhaps accepted, then once and for ever one of the rest.</summary>
public enum HoldStatus { Active, Accepted, Placed, Released, Declined, Expired }

/// <summary>Beds of one setting kept for one search until a moment.</summary>
/// <param name="Authority">The search's authority: who places.</param>
/// <param name="Extensions">How often it was extended: twice at most.</param>
/// <param name="EndedAt">When it became what it is for ever; null until then, and of a hold that ended before the tracker kept this.</param>
/// <param name="DeclineReason">Of a declined one, as is <paramref name="DeclineNote"/>.</param>
/// <param name="PlacedSince">Of a placed one: since when the child lives there.</param>
[GenerateSerializer, Immutable, Alias("hold")]
public sealed record Hold(
    [property: Id(0)] string Id, [property: Id(1)] string SearchId, [property: Id(2)] ImmutableArray<string> BedIds, [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] HoldStatus Status, [property: Id(5)] string Authority, [property: Id(6)] int Extensions = 0,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EndedAt = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeclineReason? DeclineReason = null,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeclineNote = null,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? PlacedSince = null)
{
    public bool Ended => Status is not (HoldStatus.Active or HoldStatus.Accepted);
}
