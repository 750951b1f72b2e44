namespace Capacity.Sufficiency;

/// <summary>Mends the totals: there is one, kept at work by every node. Key: <see cref="One"/>.</summary>
[Alias("mending-grain")]
public interface IMendingGrain : IGrainWithStringKey
{
    const string One = "totals";

    /// <summary>
    /// Tells the totals what changed lately, which does no harm where they know, and wakes all districts. Answers a place in the journal up to which everything was told.
    /// </summary>
    /// <param name="known">The last such place that the caller was answered, if any: a new activation goes on from there.</param>
    [Alias("mend")]
    ValueTask<long> MendAsync(long? known);
}
