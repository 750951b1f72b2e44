using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Asks the districts within reach; on any node.</summary>
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
        var found = await grains.GetGrain<IBedFinderGrain>(0).FindAsync(query, [.. within[true].Select(d => d.District)]);

        int[] excluded = [.. found.Excluded];
        excluded[(int)Rule.TooFar] += within[false].Sum(d => d.Settings);
        return new(clock.Now, from, need.Near is { } near ? Whereabouts.Name(near, districts) : null, found.Best, found.Matched, excluded, found.NearMisses, found.VacantExcluded, question);
    }

    private Findings Nothing(Need need) =>
        new(clock.Now, null, null, [], 0, new int[MatchRules.Count], [], new int[MatchRules.Count], Question.Of(need, null, policies.Of(need.Authority), Roster.Unknown));
}
