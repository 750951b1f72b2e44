using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Capacity.Sufficiency;

/// <summary>Answers from history where the journal is: any silo.</summary>
[Alias("past-grain")]
public interface IPastGrain : IGrainWithIntegerKey
{
    /// <summary>What the tracker showed at a moment.</summary>
    [Alias("sum")]
    ValueTask<OfferSums> SumAsync(SumOffers question, DateTimeOffset at);

    /// <summary>What it showed of the beds that a filter leaves at each moment, in one pass over the journal.</summary>
    /// <param name="filter">Whose beds.</param>
    /// <param name="moments">Ascending.</param>
    [SafeToRepeat, Alias("trend")]
    ValueTask<ImmutableArray<PastPoint>> TrendAsync(OfferFilter filter, ImmutableArray<DateTimeOffset> moments);
}

/// <summary>Beds by state as they were shown at a moment.</summary>
[GenerateSerializer, Immutable, Alias("past-point")]
public sealed record PastPoint([property: Id(0)] DateTimeOffset At, [property: Id(1)] Counts Counts);

/// <summary>Two at a time on a node: folding a history is long work that must leave room for the present.</summary>
[GrainType("past"), StatelessWorker(2)]
internal sealed class PastGrain(IPastSource source) : Grain, IPastGrain
{
    public async ValueTask<OfferSums> SumAsync(SumOffers question, DateTimeOffset at)
    {
        var offers = new DistrictOffers("");
        await foreach (var past in source.ReadAsync([at])) offers.Replace(past.Setting, past.Offer, centre: null);
        return (OfferSums)question.Ask(offers, at);
    }

    public async ValueTask<ImmutableArray<PastPoint>> TrendAsync(OfferFilter filter, ImmutableArray<DateTimeOffset> moments)
    {
        var sums = new PastCounts(moments);
        await foreach (var past in source.ReadAsync(moments))
            if (filter.Leaves(past.Offer)) sums.Add(past);
        return sums.ToPoints();
    }
}
