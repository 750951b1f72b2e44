using Orleans.Concurrency;

namespace Capacity.Sufficiency;

/// <summary>Answers from history where the journal is: any silo.</summary>
[Alias("past-grain")]
public interface IPastGrain : IGrainWithIntegerKey
{
    /// <summary>What the tracker showed at a moment.</summary>
    [Alias("sum")]
    ValueTask<OfferSums> SumAsync(SumOffers question, DateTimeOffset at);
}

/// <summary>Two at a time on a node: folding a history is long work that must leave room for the present.</summary>
[GrainType("past"), StatelessWorker(2)]
internal sealed class PastGrain(IPastSource source) : Grain, IPastGrain
{
    public async ValueTask<OfferSums> SumAsync(SumOffers question, DateTimeOffset at)
    {
        var offers = new OfferIndex();
        await foreach (var contribution in source.ReadAsync(at))
            if (contribution.Offer is { } offer) offers.Put(contribution.Setting, offer);
        return (OfferSums)question.Ask(new("", null, offers), at);
    }
}
