using System.Collections.Immutable;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Asks the districts within reach; on any node.</summary>
/// <param name="finder">Null on a web node, which asks a silo for the whole.</param>
public sealed class BedSearch(IGrainFactory grains, DistrictDirectory directory, AuthorityPolicies policies, Rosters rosters, Clock clock, BedFinder? finder = null)
{
    private const int AtOnce = 64;

    public async ValueTask<IReadOnlyList<DistrictSummary>> DistrictsAsync() => await directory.ReadAsync();

    /// <param name="districts">The directory; null where it is to be read now.</param>
    /// <param name="lastKnown">Where a district lay that has no settings any more.</param>
    /// <param name="atLeast">So many of the best, where the need asks for fewer.</param>
    public async Task<Findings> RunAsync(Need need, Point? lastKnown = null, IReadOnlyList<DistrictSummary>? districts = null, int atLeast = 0)
    {
        if (need.Forgotten) return Nothing(need);
        districts ??= await DistrictsAsync();
        var from = Whereabouts.Of(need.Near, districts) ?? lastKnown;
        var (within, beyond) = Reach.Within(districts, from, NearMiss.Furthest(need.WithinMiles));
        var question = await QuestionAsync(need, from, within);
        var query = new FindBeds(question, Math.Max(need.Limit, atLeast));
        ImmutableArray<string> asked = [.. within.Select(d => d.District)];
        var found = await (finder?.FindAsync(query, asked) ?? grains.GetGrain<IBedFinderGrain>(0).FindAsync(query, asked));

        int[] excluded = [.. found.Excluded];
        excluded[(int)Rule.TooFar] += beyond;
        return new(clock.Now, from, need.Near is { } near ? Whereabouts.Name(near, districts) : null, found.Best, found.Matched, excluded, found.NearMisses, found.VacantExcluded, question);
    }

    /// <summary>Settings that a need leaves out now, and what stands against each; in districts as far as near misses go, or, by name, anywhere.</summary>
    /// <param name="lastKnown">Where a district lay that has no settings any more.</param>
    /// <param name="rule">The one under which they are counted; null: whatever stands against them, and those that match too.</param>
    /// <param name="text">Looked for in name and id; null does not narrow.</param>
    public async Task<ExclusionsFound> ExclusionsAsync(Need need, Point? lastKnown, Rule? rule, string? text, int limit)
    {
        if (need.Forgotten) return new(clock.Now, []);
        var districts = await DistrictsAsync();
        var from = Whereabouts.Of(need.Near, districts) ?? lastKnown;
        var asked = text is null ? Reach.Within(districts, from, NearMiss.Furthest(need.WithinMiles)).Within : districts;
        var query = new ListExclusions(await QuestionAsync(need, from, asked), rule, text, limit);
        var best = new Shortlist<Exclusion>(limit, Exclusion.Compare);
        foreach (var some in asked.Chunk(AtOnce))
            foreach (var answer in await Task.WhenAll(some.Select(d => grains.GetGrain<IDistrictGrain>(d.District).AskAsync(query).AsTask())))
                foreach (var one in ((ExclusionList)answer).Best) best.Add(one);
        return new(clock.Now, [.. best.Best]);
    }

    private async ValueTask<Question> QuestionAsync(Need need, Point? from, IEnumerable<DistrictSummary> districts) =>
        Question.Of(need, from, policies.Of(need.Authority), await rosters.NowAsync(districts.Select(d => d.Authority)));

    private Findings Nothing(Need need) =>
        new(clock.Now, null, null, [], 0, new int[MatchRules.Count], [], new int[MatchRules.Count], Question.Of(need, null, policies.Of(need.Authority), Roster.Unknown));
}
