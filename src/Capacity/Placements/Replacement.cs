namespace Capacity.Placements;

/// <summary>
/// A search goes on with a changed need, as one or as two: what takes its place is begun first, then it is closed as replaced. Done again, it is done once. On any node.
/// </summary>
public sealed class Replacement(IGrainFactory grains, SearchDesk desk)
{
    private const string Others = "others";
    private const int MostSteps = 20;

    /// <summary>Whether a search may be replaced by what a request begins, or was by what it has begun before.</summary>
    public static bool MayBe(SearchState search, Guid operation) =>
        !search.Need.Forgotten && (search.MayBeReplaced || search.ReplacedBy is { } by && SearchId.AreOfOneRequest(by, SearchId.Of(operation)));

    /// <summary>
    /// Closes a search that goes on as another, and what the same request had begun in its place before. One for which a bed is held by now stays open.
    /// </summary>
    /// <param name="next">The search with which it goes on.</param>
    /// <param name="others">Whether those of its children whom the next one is not for are searched for too, as brothers and sisters apart.</param>
    public async Task GoOnAsync(SearchState before, string next, bool others, Actor by)
    {
        if (await desk.FindAsync(next) is not { Status: SearchStatus.Open } following) return;
        var rest = others ? await BeginOthersAsync(before, following, by) : null;
        foreach (var replaced in await ReplacedByNowAsync(before, next))
        {
            await ReplaceAsync(replaced.Id, next, by);
            if (others && replaced.Id != before.Id && await desk.FindAsync(OthersOf(replaced)) is { } itsRest) await ReplaceAsync(itsRest.Id, rest?.Id ?? next, by);
        }
    }

    /// <summary>A search for as many as the next one leaves over; null where that is nobody.</summary>
    private async Task<SearchState?> BeginOthersAsync(SearchState before, SearchState next, Actor by) => before.Need.Children - next.Need.Children is > 0 and var left
        ? await desk.BeginAsync(Guid.ParseExact(OthersOf(next), "N"), before.Need with { Children = left }, before.From, by, next)
        : null;

    /// <summary>The search, and those that the same request began in its place before it was changed and sent again.</summary>
    private async Task<IReadOnlyList<SearchState>> ReplacedByNowAsync(SearchState before, string next)
    {
        List<SearchState> replaced = [before];
        while (replaced.Count < MostSteps && replaced[^1].ReplacedBy is { } by && by != next && SearchId.AreOfOneRequest(by, next) && await desk.FindAsync(by) is { } own) replaced.Add(own);
        return replaced;
    }

    private async Task ReplaceAsync(string search, string by, Actor actor)
    {
        var answer = await grains.GetGrain<ISearchGrain>(search).ReplaceAsync(by, actor);
        if ((answer.Search ?? await desk.FindAsync(search)) is not { ReplacedBy: not null } replaced) return; // a bed is held for it by now, or somebody else has closed it
        await Task.WhenAll((replaced.Siblings ?? []).Append(by).Distinct(StringComparer.Ordinal).Select(s => grains.GetGrain<ISearchGrain>(s).KnowReplacedAsync(search, by).AsTask()));
    }

    private static string OthersOf(SearchState search) => SearchId.Of(SearchId.Beside(Guid.ParseExact(search.Id, "N"), Others));
}
