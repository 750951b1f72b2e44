using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>What a search finds in one district after the other: every setting counted, only the best kept.</summary>
internal sealed class BedTally(Question question, int limit, DateTimeOffset now)
{
    private readonly int[] _excluded = new int[MatchRules.Count], _beds = new int[MatchRules.Count];
    private readonly Shortlist<Found> _best = new(limit, Ranking.Compare);
    private readonly RuleTable _rules = new(question, now);
    private readonly RankTable _ranks = new(question, now);
    private readonly NearMisses _misses = new();
    private readonly double _furthest = NearMiss.Furthest(question.WithinMiles);
    private readonly NVector? _from = question.From is { } from ? new(from) : null;
    private RuleTable? _tonight;
    private int _matched;

    public BedsFound ToFound() => new(_excluded, _matched, [.. _best.Best], _misses.Best, _beds);

    /// <summary>What a district on another node has found.</summary>
    public void Add(BedsFound found)
    {
        _matched += found.Matched;
        for (var rule = 0; rule < MatchRules.Count; rule++) (_excluded[rule], _beds[rule]) = (_excluded[rule] + found.Excluded[rule], _beds[rule] + found.VacantExcluded[rule]);
        foreach (var match in found.Best) _best.Add(match);
        foreach (var miss in found.NearMisses) _misses.Add(miss);
    }

    public void Walk(DistrictOffers district)
    {
        foreach (var plot in district.Offers.Plots)
        {
            if (plot.Count == 0) continue;
            var miles = MilesTo(plot.At ?? district.At);
            if (miles > question.WithinMiles) Pass(plot, miles);
            else Walk(plot, miles);
        }
    }

    private void Walk(OfferPlot plot, double miles)
    {
        var (known, ofMiles, offers) = (Known(miles), _ranks.OfMiles(miles), plot.Columns);
        var entries = plot.Entries;
        Span<uint> failing = stackalloc uint[OfferColumns.Lanes];
        for (var at = 0; at < entries.Length; at++)
        {
            if (at % OfferColumns.Lanes == 0) _rules.Try(plot, at, miles, failing);
            ref readonly var entry = ref entries[at];
            if (new RuleSet(failing[at % OfferColumns.Lanes]).First is { } rule)
            {
                _excluded[(int)rule]++;
                _beds[(int)rule] += offers.VacantOrSuspendedOf(at);
                if (NearMiss.MayBe(rule, offers, at)) Consider(rule, plot, at, miles);
            }
            else
            {
                _matched++;
                var order = _ranks.Order(entry, ofMiles);
                if (limit > 0 && (!_best.IsFull || order <= _best.Last.Order)) _best.Add(new(entry.Setting, entry.Offer, known, known is not null && plot.Place is null, order));
            }
        }
    }

    /// <summary>All who are there are too far, whatever else is to be said of them: only whether going so far would bring more is looked into, while it is nearer than what else would.</summary>
    private void Pass(OfferPlot plot, double miles)
    {
        _excluded[(int)Rule.TooFar] += plot.Count;
        _beds[(int)Rule.TooFar] += plot.VacantOrSuspended;
        if (miles > _furthest || !_misses.Wants(Change.WithinMiles, miles)) return;
        var entries = plot.Entries;
        Span<uint> failing = stackalloc uint[OfferColumns.Lanes];
        for (var at = 0; at < entries.Length; at++)
        {
            if (at % OfferColumns.Lanes == 0) _rules.Try(plot, at, 0, failing);
            if (failing[at % OfferColumns.Lanes] == 0 && NearMiss.Further(CandidateOf(entries[at], miles), question) is { } miss) _misses.Add(miss);
        }
    }

    private void Consider(Rule rule, OfferPlot plot, int at, double miles)
    {
        var candidate = CandidateOf(plot.Entries[at], miles);
        if (rule != Rule.EmergencyOnly)
        {
            if (NearMiss.Of(rule, candidate, question, now) is { } miss) _misses.Add(miss);
            if (NearMiss.Besides(rule, candidate, question, now) is { } later) _misses.Add(later);
        }
        else if ((_tonight ??= new(question with { Planned = false }, now)).Failing(plot, at, miles).First is null) _misses.Add(NearMiss.Tonight(candidate));
    }

    /// <summary>Not a number where there is no distance.</summary>
    private double MilesTo(NVector? place) => _from is { } from && place is { } there ? from.MilesTo(there) : double.NaN;

    private static double? Known(double miles) => double.IsNaN(miles) ? null : miles;

    private static Candidate CandidateOf(in OfferEntry entry, double miles) => new(entry.Setting, entry.Offer, Known(miles));
}
