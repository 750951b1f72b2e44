using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A search as a district is asked it: one walk over its offers, of which only the best come back.</summary>
[GenerateSerializer, Immutable, Alias("find-beds")]
public sealed record FindBeds([property: Id(0)] Question Question, [property: Id(1)] int Limit) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var excluded = new int[MatchRules.Count];
        var beds = new int[MatchRules.Count];
        var matched = 0;
        var best = new Shortlist<Found>(Limit, Ranking.Compare);
        var misses = new NearMisses();
        var known = new Dictionary<Point, double>();
        foreach (var (setting, offer) in district.Offers)
        {
            var miles = MilesTo(offer.Place ?? district.Centre, known);
            var candidate = new Candidate(setting, offer, miles);
            if (MatchRules.FirstExclusion(candidate, Question, now) is { } rule)
            {
                excluded[(int)rule]++;
                beds[(int)rule] += offer.Vacant + offer.Suspended;
                if (rule == Rule.TooFar && !misses.Wants(Change.WithinMiles, miles)) continue;
                if (NearMiss.Of(rule, candidate, Question, now) is { } miss) misses.Add(miss);
                continue;
            }
            matched++;
            best.Add(new(setting, offer, miles, miles is not null && offer.Place is null, Ranking.Order(candidate, Question, now)));
        }
        return new BedsFound(excluded, matched, [.. best.Best], misses.Best, beds);
    }

    /// <summary>Many settings lie at the same outcode's centroid: each distance is worked out once.</summary>
    private double? MilesTo(Point? place, Dictionary<Point, double> known)
    {
        if (Question.From is not { } from || place is not { } there) return null;
        if (!known.TryGetValue(there, out var miles)) known.Add(there, miles = from.MilesTo(there));
        return miles;
    }
}
