using Orleans.Concurrency;

namespace Capacity.Live;

/// <summary>A grain whose present state can be watched: a node pulls what is newer than it has seen. No grain waits for a subscriber.</summary>
public interface IWatched<TState> : IGrainWithStringKey
{
    /// <summary>
    /// Answers at once when there is something other than the mark says, else when there is, else after <paramref name="patience"/> with nothing new (a null state).
    /// Interleaves with the grain's other calls: it only waits. Keep patience short: Orleans deactivates no grain, and serves no other call of one that is to deactivate, until it is over.
    /// </summary>
    [AlwaysInterleave, Alias("newer-than")]
    ValueTask<Sighting<TState>> NewerThanAsync(Mark seen, TimeSpan patience);
}

/// <summary>What a watcher has seen: of which activation, and how far. Any other activation is news.</summary>
[GenerateSerializer, Immutable, Alias("mark")]
public readonly record struct Mark([property: Id(0)] Guid Activation, [property: Id(1)] long Sequence)
{
    public static readonly Mark Nothing;
}

/// <summary>The state at a mark; null where nothing is newer, or where there is nothing to see (see <see cref="Exists"/>).</summary>
[GenerateSerializer, Immutable, Alias("sighting`1")]
public readonly record struct Sighting<TState>([property: Id(0)] Mark Mark, [property: Id(1)] TState? State, [property: Id(2)] bool Exists = true);
