using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A search as a district is asked it: one walk over its offers, of which only the best come back.</summary>
[GenerateSerializer, Immutable, Alias("find-beds")]
public sealed record FindBeds([property: Id(0)] Question Question, [property: Id(1)] int Limit) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var tally = new BedTally(Question, Limit, now);
        tally.Walk(district);
        return tally.ToFound();
    }
}
