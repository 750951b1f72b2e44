using System.Collections.Immutable;
using Capacity.Live;
using Orleans.Concurrency;

namespace Capacity.Placements.Handover;

/// <summary>
/// What was ticked off during one night and the day after it, whichever night the item is of; and whether anything happened meanwhile that a handover tells. Key: the date of the night's
/// evening.
/// </summary>
[Alias("handover-grain")]
public interface IHandoverGrain : IWatched<HandoverNews>
{
    /// <summary>The last word on each item.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<ImmutableArray<Tick>> ReadAsync();

    /// <summary>Ticks an item off, or takes that back; the last word counts. The same word again changes nothing.</summary>
    [SafeToRepeat, Alias("tick")]
    ValueTask<Tick> TickAsync(string item, bool done, Actor by);

    /// <summary>Something happened in a search: whoever looks at a handover looks again. Nobody waits for it, and where it is lost the next one is heard.</summary>
    [SafeToRepeat, OneWay, Alias("happened")]
    Task HappenedAsync();
}

/// <summary>That a handover is no longer what it was.</summary>
/// <param name="Changes">How many times since the grain woke.</param>
[GenerateSerializer, Immutable, Alias("handover-news")]
public sealed record HandoverNews([property: Id(0)] long Changes);
