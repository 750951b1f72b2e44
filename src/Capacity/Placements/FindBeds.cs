using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A search as a district is asked it: one walk over its offers, of which only the best come back.</summary>
[GenerateSerializer, Immutable, Alias("find-beds")]
public sealed record FindBeds([property: Id(0)] Question Question, [property: Id(1)] int Limit) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var (excluded, beds, matched) = (new int[MatchRules.Count], new int[MatchRules.Count], 0);
        var (best, misses) = (new Shortlist<Found>(Limit, Ranking.Compare), new NearMisses());
        var toCentre = MilesTo(district.Centre);
        var toPlaces = new double[district.Offers.Places.Length];
        for (var i = 0; i < toPlaces.Length; i++) toPlaces[i] = MilesTo(district.Offers.Places[i]);

        foreach (ref readonly var entry in district.Offers.Entries)
        {
            var atCentre = entry.Place == OfferEntry.NoPlace;
            var miles = atCentre ? toCentre : toPlaces[entry.Place];
            if (MatchRules.Failing(entry.Setting, entry.Offer, entry.Facts, miles, Question, now).First is { } rule)
            {
                excluded[(int)rule]++;
                beds[(int)rule] += entry.Facts.VacantOrSuspended;
                if (NearMiss.MayBe(rule, entry.Offer) && (rule != Rule.TooFar || misses.Wants(Change.WithinMiles, miles)) && NearMiss.Of(rule, CandidateOf(entry, miles), Question, now) is { } miss)
                    misses.Add(miss);
                continue;
            }
            matched++;
            var candidate = CandidateOf(entry, miles);
            best.Add(new(entry.Setting, entry.Offer, candidate.Miles, candidate.Miles is not null && atCentre, Ranking.Order(candidate, Question, now)));
        }
        return new BedsFound(excluded, matched, [.. best.Best], misses.Best, beds);
    }

    /// <summary>Not a number where there is no distance.</summary>
    private double MilesTo(Point? place) => Question.From is { } from && place is { } there ? from.MilesTo(there) : double.NaN;

    private static double? Known(double miles) => double.IsNaN(miles) ? null : miles;

    private static Candidate CandidateOf(in OfferEntry entry, double miles) => new(entry.Setting, entry.Offer, Known(miles));
}
