using System.Collections.Immutable;

namespace Capacity.Placements.Handover;

/// <summary>What was ticked off during one night and the day after it, whichever night the item is of. Key: the date of the night's evening.</summary>
[Alias("handover-grain")]
public interface IHandoverGrain : IGrainWithStringKey
{
    /// <summary>The last word on each item.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<ImmutableArray<Tick>> ReadAsync();

    /// <summary>Ticks an item off, or takes that back; the last word counts. The same word again changes nothing.</summary>
    [SafeToRepeat, Alias("tick")]
    ValueTask<Tick> TickAsync(string item, bool done, Actor by);
}
