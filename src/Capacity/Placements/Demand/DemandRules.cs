using Capacity.Placements.Authorities;
using Capacity.Settings;

namespace Capacity.Placements.Demand;

/// <summary>What is kept of a search, and what is left of it once its authority's retention time has passed.</summary>
public static class DemandRules
{
    public static bool IsPast(DateTimeOffset closedAt, AuthorityPolicy policy, DateTimeOffset now) => now >= closedAt.AddDays(policy.RetentionDays);

    /// <summary>The fact of a search that is closed.</summary>
    public static DemandFact Fact(SearchState search, DateTimeOffset closedAt, Exclusions found)
    {
        var need = search.Need;
        return new(search.Id, search.CreatedAt, closedAt, need.Authority, AgeBand.Of(need.Age), need.Age, need.Gender, need.Children, need.Needs, need.Tags, need.Categories, need.Types,
            Area(need.Near), need.WithinMiles, need.When, found, search.Holds.Count(h => !h.IsPending), search.Holds.Count(h => h.Hold is { Status: HoldStatus.Declined }), search.Outcome!.Value);
    }

    public static DemandFact Forgotten(DemandFact fact) => fact with { Age = null, Gender = null, Needs = [], Tags = [], Near = null, Forgotten = true };

    /// <summary>When, how it ended and which beds were held stay; nothing of the child does, nor any free text.</summary>
    public static SearchState Forgotten(SearchState search, AuthorityPolicy policy) => search with
    {
        Need = Need.Emptied(search.Need, policy.RetentionDays),
        From = null,
        Note = null,
        Siblings = null,
        Holds = [.. search.Holds.Select(h => h with { Override = null })],
    };

    private static Near? Area(Near? near) => near switch
    {
        { Postcode: { } postcode } => new(Postcode: Postcode.Outcode(postcode)),
        { District: not null } => near,
        _ => null,
    };
}
