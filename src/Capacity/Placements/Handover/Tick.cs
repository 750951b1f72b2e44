using System.Collections.Immutable;

namespace Capacity.Placements.Handover;

/// <summary>Who said last of an item that it is dealt with, or that it is not, and when.</summary>
[GenerateSerializer, Immutable, Alias("tick")]
public sealed record Tick([property: Id(0)] string Item, [property: Id(1)] bool Done, [property: Id(2)] Actor By, [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The items that are ticked off, by the last word of all nights: one may be ticked in the night after its own.</summary>
    public static IReadOnlyDictionary<string, Tick> Standing(IEnumerable<Tick> ticks) =>
        ticks.GroupBy(t => t.Item, StringComparer.Ordinal).Select(g => g.MaxBy(t => t.At)!).Where(t => t.Done).ToDictionary(t => t.Item, StringComparer.Ordinal);
}

/// <summary>Stored as <c>handover</c>.</summary>
[GenerateSerializer, Alias("handover-record")]
public sealed class HandoverRecord
{
    [Id(0)]
    public ImmutableArray<Tick> Ticks { get; init; } = [];
}
