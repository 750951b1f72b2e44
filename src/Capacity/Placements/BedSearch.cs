using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Asks the districts within reach and merges what they find; on any node.</summary>
public sealed class BedSearch(IGrainFactory grains, AuthorityPolicies policies, Rosters rosters, Clock clock)
{
    public async ValueTask<IReadOnlyList<DistrictSummary>> DistrictsAsync() => await grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync();

    /// <param name="districts">The directory; null where it is to be read now.</param>
    /// <param name="lastKnown">Where a district lay that has no settings any more.</param>
    public async Task<Findings> RunAsync(Need need, Point? lastKnown = null, IReadOnlyList<DistrictSummary>? districts = null)
    {
        if (need.Forgotten) return Nothing(need);
        districts ??= await DistrictsAsync();
        var from = Whereabouts.Of(need.Near, districts) ?? lastKnown;
        var within = districts.ToLookup(d => from is not { } here || !Reach.IsBeyond(d, here, NearMiss.Furthest(need.WithinMiles)));
        var question = Question.Of(need, from, policies.Of(need.Authority), await rosters.NowAsync(within[true].Select(d => d.Authority)));
        var query = new FindBeds(question, need.Limit);
        var asked = within[true].Select(d => grains.GetGrain<IDistrictGrain>(d.District).AskAsync(query).AsTask()).ToList();

        var (matched, excluded, vacant) = (0, new int[MatchRules.Count], new int[MatchRules.Count]);
        excluded[(int)Rule.TooFar] = within[false].Sum(d => d.Settings);
        var best = new Shortlist<Found>(need.Limit, Ranking.Compare);
        var misses = new NearMisses();
        foreach (var found in (await Task.WhenAll(asked)).Cast<BedsFound>())
        {
            matched += found.Matched;
            for (var rule = 0; rule < excluded.Length; rule++) (excluded[rule], vacant[rule]) = (excluded[rule] + found.Excluded[rule], vacant[rule] + found.VacantExcluded[rule]);
            foreach (var match in found.Best) best.Add(match);
            foreach (var miss in found.NearMisses) misses.Add(miss);
        }
        return new(clock.Now, from, need.Near is { } near ? Whereabouts.Name(near, districts) : null, best.Best, matched, excluded, misses.Best, vacant, question);
    }

    private Findings Nothing(Need need) =>
        new(clock.Now, null, null, [], 0, new int[MatchRules.Count], [], new int[MatchRules.Count], Question.Of(need, null, policies.Of(need.Authority), Roster.Unknown));
}
