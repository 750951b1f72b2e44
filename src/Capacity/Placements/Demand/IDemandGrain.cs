using System.Collections.Immutable;

namespace Capacity.Placements.Demand;

/// <summary>The facts of the searches that were closed in one month. Key: the month as <c>yyyy-MM</c>, see <see cref="Month"/>.</summary>
[Alias("demand-grain")]
public interface IDemandGrain : IGrainWithStringKey
{
    /// <summary>Keeps a fact. Of one search the first stays.</summary>
    [SafeToRepeat, Alias("keep")]
    ValueTask KeepAsync(DemandFact fact);

    /// <summary>Takes away what the fact of a search says of a child.</summary>
    [SafeToRepeat, Alias("forget")]
    ValueTask ForgetAsync(string search);

    /// <summary>By the search's id.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<ImmutableArray<DemandFact>> ReadAsync();
}
