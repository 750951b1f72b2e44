using System.Collections.Immutable;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Asks the districts within reach; on any node.</summary>
/// <param name="finder">Null on a web node, which asks a silo for the whole.</param>
public sealed class BedSearch(IGrainFactory grains, DistrictDirectory directory, AuthorityPolicies policies, Rosters rosters, Clock clock, BedFinder? finder = null)
{
    public async ValueTask<IReadOnlyList<DistrictSummary>> DistrictsAsync() => await directory.ReadAsync();

    /// <param name="districts">The directory; null where it is to be read now.</param>
    /// <param name="lastKnown">Where a district lay that has no settings any more.</param>
    /// <param name="atLeast">So many of the best, where the need asks for fewer.</param>
    public async Task<Findings> RunAsync(Need need, Point? lastKnown = null, IReadOnlyList<DistrictSummary>? districts = null, int atLeast = 0)
    {
        if (need.Forgotten) return Nothing(need);
        districts ??= await DistrictsAsync();
        var from = Whereabouts.Of(need.Near, districts) ?? lastKnown;
        var (within, beyond, furthest) = (new List<DistrictSummary>(districts.Count), 0, NearMiss.Furthest(need.WithinMiles));
        foreach (var district in districts)
            if (from is { } here && Reach.IsBeyond(district, here, furthest)) beyond += district.Settings;
            else within.Add(district);
        var question = Question.Of(need, from, policies.Of(need.Authority), await rosters.NowAsync(within.Select(d => d.Authority)));
        var query = new FindBeds(question, Math.Max(need.Limit, atLeast));
        ImmutableArray<string> asked = [.. within.Select(d => d.District)];
        var found = await (finder?.FindAsync(query, asked) ?? grains.GetGrain<IBedFinderGrain>(0).FindAsync(query, asked));

        int[] excluded = [.. found.Excluded];
        excluded[(int)Rule.TooFar] += beyond;
        return new(clock.Now, from, need.Near is { } near ? Whereabouts.Name(near, districts) : null, found.Best, found.Matched, excluded, found.NearMisses, found.VacantExcluded, question);
    }

    private Findings Nothing(Need need) =>
        new(clock.Now, null, null, [], 0, new int[MatchRules.Count], [], new int[MatchRules.Count], Question.Of(need, null, policies.Of(need.Authority), Roster.Unknown));
}
