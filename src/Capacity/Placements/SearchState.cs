using System.Collections.Immutable;
using Capacity.Placements.Demand;
using Capacity.Settings;

namespace Capacity.Placements;

public enum SearchStatus { Open, Closed }

/// <summary>How a search ended.</summary>
public enum SearchOutcome { Placed, NotNeeded, Unmet }

/// <summary>One use of a need: who searched when, the beds held for it, and how it ended.</summary>
/// <param name="From">Where its place lay when it began; null without one.</param>
/// <param name="Outcome">Exactly of a closed one, as is <paramref name="ClosedBy"/>.</param>
/// <param name="Siblings">Searches for brothers and sisters who are to live apart; null without any.</param>
/// <param name="LastHold">The highest number given to a hold: none is given twice.</param>
/// <param name="ClosedAt">Of a closed one; null where that was before it was kept.</param>
/// <param name="Untold">What stood against it at its close, until that is among the facts of its month.</param>
/// <param name="ReplacedBy">The search with which it went on, its need changed; null where it did not.</param>
[GenerateSerializer, Immutable, Alias("search-state")]
public sealed record SearchState(
    [property: Id(0)] string Id, [property: Id(1)] Need Need, [property: Id(2)] Point? From, [property: Id(3)] DateTimeOffset CreatedAt, [property: Id(4)] Actor By,
    [property: Id(5)] SearchStatus Status, [property: Id(6)] SearchOutcome? Outcome, [property: Id(7)] string? Note, [property: Id(8)] Actor? ClosedBy,
    [property: Id(9)] int LastHold, [property: Id(10)] ImmutableArray<SearchHold> Holds, [property: Id(11)] IReadOnlyList<string>? Siblings = null,
    [property: Id(12)] DateTimeOffset? ClosedAt = null, [property: Id(13)] Exclusions? Untold = null, [property: Id(14)] string? ReplacedBy = null)
{
    public static SearchState Open(string id, Need need, Point? from, Actor by, DateTimeOffset now, IReadOnlyList<string> siblings) =>
        new(id, need, from, now, by, SearchStatus.Open, null, null, null, 0, [], siblings.Count > 0 ? siblings : null);

    /// <summary>Nobody closed it: the tracker did, once the retention time had passed.</summary>
    public bool LeftOpen => ClosedBy is { Kind: ActorKind.System };

    /// <summary>When it was begun, or a hold of it began or ended last.</summary>
    public DateTimeOffset LastUsed => Holds.Select(h => h.Hold?.EndedAt ?? h.At).Append(CreatedAt).Max();

    /// <summary>It is open, no bed is held for it, and nobody was placed from it.</summary>
    public bool MayBeReplaced => Status == SearchStatus.Open && Holds.All(h => h is { Ended: true, Hold.Status: not HoldStatus.Placed });

    public SearchHold? Find(int number) => Holds.FirstOrDefault(h => h.Number == number);

    public SearchHold? Find(Guid operation) => Holds.FirstOrDefault(h => h.Operation == operation);

    public HoldId IdOf(SearchHold hold) => new(Id, hold.Number);

    public SearchState With(SearchHold hold) => this with { Holds = [.. Holds.Where(h => h.Number != hold.Number).Append(hold).OrderBy(h => h.Number)] };

    public SearchState Without(SearchHold hold) => this with { Holds = Holds.RemoveAll(h => h.Number == hold.Number) };
}

/// <summary>A hold as its search knows it: first an intention, then what the setting made of it.</summary>
/// <param name="Operation">Which request it is: asked again, it is the same hold.</param>
/// <param name="Override">Why a policy or choice gives way; null where none does.</param>
/// <param name="Hold">As the setting last told it; null while that is not known.</param>
[GenerateSerializer, Immutable, Alias("search-hold")]
public sealed record SearchHold(
    [property: Id(0)] int Number, [property: Id(1)] Guid Operation, [property: Id(2)] string Setting, [property: Id(3)] int Beds, [property: Id(4)] DateTimeOffset Until,
    [property: Id(5)] string? Override, [property: Id(6)] DateTimeOffset At, [property: Id(7)] Hold? Hold)
{
    public bool IsPending => Hold is null;

    public bool Ended => Hold is { Ended: true };
}

/// <summary>Stored as <c>search</c>.</summary>
[GenerateSerializer, Alias("search-record")]
public sealed class SearchRecord
{
    [Id(0)]
    public SearchState? Search { get; init; }
}
