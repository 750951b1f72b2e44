using Capacity.Live;
using Capacity.Placements.Demand;
using Capacity.Settings;

namespace Capacity.Placements;

/// <summary>
/// One search with its holds. Key: the search's id. What it finds is not its own: that is asked anew each time. It is begun at its leaf of the index
/// (<see cref="ISearchIndexGrain.BeginAsync"/>), and wakes when somebody comes back to it.
/// </summary>
[Alias("search-grain")]
public interface ISearchGrain : IWatched<SearchState>
{
    /// <summary>Another search is for a brother or sister of this one's child.</summary>
    [SafeToRepeat, Alias("know-sibling")]
    ValueTask KnowSiblingAsync(string search);

    /// <summary>A search for a brother or sister went on as another.</summary>
    [SafeToRepeat, Alias("know-replaced")]
    ValueTask KnowReplacedAsync(string sibling, string by);

    /// <summary>The search with its holds as their settings have them now, or null.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<SearchState?> ReadAsync();

    /// <summary>Closes it and lets its holds go. The same outcome again changes nothing.</summary>
    /// <param name="found">What stood against it, for the facts of its month.</param>
    [SafeToRepeat, Alias("close")]
    ValueTask<SearchAnswer> CloseAsync(SearchOutcome outcome, string? note, Actor by, Exclusions? found = null);

    /// <summary>Closes it as one that went on as another, its need changed. Refused while a bed is held for it, or where a child was placed from it. By the same one again changes nothing.</summary>
    [SafeToRepeat, Alias("replace")]
    ValueTask<SearchAnswer> ReplaceAsync(string by, Actor actor);

    /// <summary>
    /// Forgets the child once the retention time of the authority has passed since its close. One that is open is closed first where that time has passed since its last use. Asked twice it
    /// forgets once.
    /// </summary>
    /// <returns>Whether nothing is left to forget.</returns>
    [SafeToRepeat, Alias("forget")]
    ValueTask<bool> ForgetAsync();

    /// <summary>Keeps beds of a setting, all or none. The same operation again is the same hold.</summary>
    [SafeToRepeat, Alias("hold")]
    ValueTask<HoldAnswer> HoldAsync(HoldRequest request, Envelope envelope);

    /// <summary>The hold as its setting has it now.</summary>
    [SafeToRepeat, Alias("read-hold")]
    ValueTask<HoldAnswer> ReadHoldAsync(HoldId hold, string? onlyOfProvider);

    /// <summary>Extends, accepts, releases or declines a hold, or reads whom to ring.</summary>
    [SafeToRepeat(WithKey = true), Alias("do")]
    ValueTask<HoldAnswer> DoAsync(HoldCommand command, Envelope envelope);

    /// <summary>Makes the held beds occupied by the search's authority.</summary>
    [SafeToRepeat(WithKey = true), Alias("place")]
    ValueTask<HoldAnswer> PlaceAsync(HoldId hold, DateTimeOffset? since, Envelope envelope);
}

/// <param name="Operation">Which request it is.</param>
/// <param name="Override">Why a policy or choice gives way; null where none does.</param>
[GenerateSerializer, Immutable, Alias("hold-request")]
public sealed record HoldRequest(
    [property: Id(0)] Guid Operation, [property: Id(1)] string Setting, [property: Id(2)] int Beds, [property: Id(3)] int Minutes, [property: Id(4)] string? Override);

[GenerateSerializer, Immutable, Alias("search-answer")]
public sealed record SearchAnswer([property: Id(0)] SearchState? Search, [property: Id(1)] Refusal? Refusal)
{
    public static implicit operator SearchAnswer(Refusal refusal) => new(null, refusal);
}

/// <param name="Contact">Whom to ring; for those alone who may be told.</param>
[GenerateSerializer, Immutable, Alias("hold-answer")]
public sealed record HoldAnswer([property: Id(0)] string Setting, [property: Id(1)] Hold? Hold, [property: Id(2)] Refusal? Refusal, [property: Id(3)] string? Contact = null)
{
    public static implicit operator HoldAnswer(Refusal refusal) => new("", null, refusal);
}
