using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Asks the districts within reach and merges what they find; on any node.</summary>
public sealed class BedSearch(IGrainFactory grains, Clock clock)
{
    public async ValueTask<IReadOnlyList<DistrictSummary>> DistrictsAsync() => await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();

    /// <param name="districts">The directory; null where it is to be read now.</param>
    /// <param name="lastKnown">Where a district lay that has no settings any more.</param>
    public async Task<Findings> RunAsync(Need need, Point? lastKnown = null, IReadOnlyList<DistrictSummary>? districts = null)
    {
        districts ??= await DistrictsAsync();
        var from = Whereabouts.Of(need.Near, districts) ?? lastKnown;
        var query = new FindBeds(Question.Of(need, from), need.Limit);
        var excluded = new int[MatchRules.Count];
        var asked = new List<Task<OfferAnswer>>(districts.Count);
        foreach (var district in districts)
        {
            if (from is { } here && Reach.IsBeyond(district, here, NearMiss.Furthest(need.WithinMiles))) excluded[(int)Rule.TooFar] += district.Settings;
            else asked.Add(grains.GetGrain<IDistrictGrain>(district.District).AskAsync(query).AsTask());
        }

        var matched = 0;
        var best = new Shortlist<Found>(need.Limit, Ranking.Compare);
        var misses = new Shortlist<NearMiss>(NearMiss.Most, NearMiss.Compare);
        foreach (var found in (await Task.WhenAll(asked)).Cast<BedsFound>())
        {
            matched += found.Matched;
            for (var rule = 0; rule < excluded.Length; rule++) excluded[rule] += found.Excluded[rule];
            foreach (var match in found.Best) best.Add(match);
            foreach (var miss in found.NearMisses) misses.Add(miss);
        }
        return new(clock.Now, from, need.Near is { } near ? Whereabouts.Name(near, districts) : null, best.Best, matched, excluded, misses.Best);
    }
}
