using Capacity.Placements.Authorities;
using Capacity.Settings;

namespace Capacity.Placements.Demand;

/// <summary>What is kept of a search, and what is left of it once its authority's retention time has passed.</summary>
public static class DemandRules
{
    public static bool IsPast(DateTimeOffset closedAt, AuthorityPolicy policy, DateTimeOffset now) => now >= closedAt.AddDays(policy.RetentionDays);

    /// <summary>From when the retention time of a closed search runs, and to whose month its fact belongs: its close. Of one that nobody closed, its last use: then the child was searched for.</summary>
    public static DateTimeOffset? EndOf(SearchState search) => search.LeftOpen ? search.LastUsed : search.ClosedAt;

    /// <summary>A search that nobody closed is not kept for ever: it is past its time, and no bed is held for it.</summary>
    public static bool IsLeftOpen(SearchState search, AuthorityPolicy policy, DateTimeOffset now) =>
        search.Status == SearchStatus.Open && search.Holds.All(h => h.Ended) && IsPast(search.LastUsed, policy, now);

    /// <summary>How a search ended that nobody closed, as far as is known.</summary>
    public static SearchOutcome OutcomeOf(SearchState search) =>
        search.Holds.Where(h => h.Hold is { Status: HoldStatus.Placed }).Sum(h => h.Beds) >= search.Need.Children ? SearchOutcome.Placed : SearchOutcome.NotNeeded;

    public static string NoteOf(AuthorityPolicy policy) => $"Nobody closed it within {policy.RetentionDays} {(policy.RetentionDays == 1 ? "day" : "days")}";

    /// <summary>The fact of a search that is closed.</summary>
    public static DemandFact Fact(SearchState search, DateTimeOffset closedAt, Exclusions found)
    {
        var need = search.Need;
        return new(search.Id, search.CreatedAt, closedAt, need.Authority, AgeBand.Of(need.Age), need.Age, need.Gender, need.Children, need.Needs, need.Tags, need.Categories, need.Types,
            Area(need.Near), need.WithinMiles, need.When, found, search.Holds.Count(h => !h.IsPending), search.Holds.Count(h => h.Hold is { Status: HoldStatus.Declined }), search.Outcome!.Value);
    }

    public static DemandFact Forgotten(DemandFact fact) => fact with { Age = null, Gender = null, Needs = [], Tags = [], Near = null, Forgotten = true };

    /// <summary>When, how it ended and which beds were held stay; nothing of the child does, nor any text that somebody wrote.</summary>
    public static SearchState Forgotten(SearchState search, AuthorityPolicy policy) => search with
    {
        Need = Need.Emptied(search.Need, policy.RetentionDays),
        From = null,
        Note = search.LeftOpen ? search.Note : null,
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
