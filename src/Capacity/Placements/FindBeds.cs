using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A search as a district is asked it: one walk over its offers, of which only the best come back.</summary>
[GenerateSerializer, Immutable, Alias("find-beds")]
public sealed record FindBeds([property: Id(0)] Question Question, [property: Id(1)] int Limit) : OfferQuery
{
    private static readonly RuleSet Distance = RuleSet.Of(Rule.TooFar);

    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var excluded = new int[MatchRules.Count];
        var matched = 0;
        var best = new Shortlist<Found>(Limit, Ranking.Compare);
        var misses = new Shortlist<NearMiss>(NearMiss.Most, NearMiss.Compare);
        foreach (var (setting, offer) in district.Offers)
        {
            double? miles = Question.From is { } from && (offer.Place ?? district.Centre) is { } place ? from.MilesTo(place) : null;
            if (MatchRules.FirstExclusion(offer, Question, miles, now) is { } rule)
            {
                excluded[(int)rule]++;
                if (rule == Rule.TooFar && new NearMiss(setting, miles!.Value) is var miss && miss.IsNear(Question.WithinMiles)
                    && MatchRules.FirstExclusion(offer, Question, miles, now, Distance) is null)
                    misses.Add(miss);
                continue;
            }
            matched++;
            best.Add(new(setting, offer, miles, miles is not null && offer.Place is null, Ranking.Order(offer, miles, Question.From is not null, now)));
        }
        return new BedsFound(excluded, matched, [.. best.Best], [.. misses.Best]);
    }
}
