using Capacity.History;
using Capacity.Placements;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Finding a bed, and holding it.</summary>
internal static class SearchesApi
{
    public const string Path = "/api/v1/searches";
    private const int LongestText = 500, MostBeds = 1000;
    public const int LongestHold = 240;

    public static void MapSearches(this IEndpointRouteBuilder app)
    {
        var searches = app.MapGroup(Path).WithTags("Searches");
        searches.MapPost("", OpenAsync).Requires(Permission.Place).RequireRateLimiting(RateLimits.Search).Produces<SearchView>(201).RefusesBadInput().Refuses(422, 429);
        searches.MapGet("", ListAsync).Requires(Permission.ReadSearches).Produces<SearchPage>().RefusesBadInput();
        searches.MapGet("/{id}", ReadAsync).Requires(Permission.ReadSearches).Produces<SearchView>().Refuses(404);
        searches.MapPost("/{id}/close", CloseAsync).Requires(Permission.Place).Produces<SearchView>().RefusesBadInput().Refuses(404, 409, 422);
        searches.MapPost("/{id}/holds", HoldAsync).Requires(Permission.Place).Produces<NewHoldView>(201).RefusesBadInput().Refuses(404, 409, 422);
    }

    private static async Task<IResult> OpenAsync(Call<NeedBody> call, SearchDesk desk, FirstOutcomes outcomes)
    {
        var faults = new Faults();
        var need = NeedRules.Read(call.Body, call.Caller.AuthorityId, faults);
        Take(faults, call.Check);
        if (call.Check.Problem is { } problem) return problem;

        if (call.KeyOn("searches") is not { } key)
        {
            var begun = await BeginAsync(outcomes.NewOperation());
            return begun is null ? call.Check.Problem! : new WrittenResult<SearchView>(201, begun, LocationOf(begun));
        }
        var outcome = await outcomes.OnceAsync(key, call.Fingerprint, async operation => await BeginAsync(operation) is { } view ? Outcomes.Of(201, view, LocationOf(view)) : new(400, null));
        return call.Check.Problem ?? outcome.ToResult(call.Http);

        async Task<SearchView?> BeginAsync(Guid operation)
        {
            var districts = await desk.DistrictsAsync();
            Whereabouts.Check(need!.Near, districts, faults);
            var sibling = await desk.FindPresentAsync(call.Body.SiblingOf);
            if (sibling is null && call.Body.SiblingOf is { } unknown) faults.Add("siblingOf", $"There is no search {Faults.Quoted(unknown)}.");
            Take(faults, call.Check);
            return faults.Any ? null : await desk.OpenAsync(operation, need, call.Caller.Actor, districts, sibling);
        }
    }

    private static async Task<IResult> ListAsync(string? status, string? after, string? limit, SearchDesk desk)
    {
        var check = new Check();
        var wanted = check.Word<SearchStatus>("status", status.OrNull());
        var most = check.Whole("limit", limit.OrNull(), 1, SettingsApi.MostItems) ?? SettingsApi.StandardLimit;
        if (after.OrNull() is { } last && !SearchId.IsOne(last)) check.Fault("after", $"{Check.Shown(last)} is not a search's id.");
        return check.Problem is { } problem ? problem : TypedResults.Ok(await desk.ListAsync(wanted, after.OrNull(), most));
    }

    private static async Task<IResult> ReadAsync(string id, SearchDesk desk) =>
        await desk.ReadAsync(id) is { } view ? TypedResults.Ok(view) : Problem.Of(PlacementRefusals.NoSuchSearch);

    private static async Task<IResult> CloseAsync(string id, Call<CloseBody> call, SearchDesk desk, FirstOutcomes outcomes)
    {
        var ended = call.Check.Needed("outcome", call.Body.Outcome);
        var note = call.Check.Note("note", call.Body.Note.OrNull(), LongestText);
        if (call.Check.Problem is { } problem) return problem;
        if (!SearchId.IsOne(id)) return Problem.Of(PlacementRefusals.NoSuchSearch);

        var outcome = await outcomes.OnceAsync(call.KeyOn($"search:{id}"), call.Fingerprint, async _ =>
        {
            var answer = await desk.CloseAsync(id, ended, note, call.Caller.Actor);
            return answer.Search is { } search ? Outcomes.Of(200, await desk.ViewAsync(search)) : FirstOutcome.Of(answer.Refusal!);
        });
        return outcome.ToResult(call.Http);
    }

    private static async Task<IResult> HoldAsync(string id, Call<HoldBody> call, FirstOutcomes outcomes, IGrainFactory grains)
    {
        var (check, body) = (call.Check, call.Body);
        var setting = check.Id("settingId", check.Needed("settingId", body.SettingId))!;
        var (beds, minutes) = (check.Between("beds", body.Beds ?? 1, 1, MostBeds), check.Between("minutes", body.Minutes ?? 60, 1, LongestHold));
        var because = check.Note("override", string.IsNullOrWhiteSpace(body.Override) ? null : body.Override, LongestText);
        if (check.Problem is { } problem) return problem;
        if (!SearchId.IsOne(id)) return Problem.Of(PlacementRefusals.NoSuchSearch);

        var outcome = await outcomes.OnceAsync(call.KeyOn($"search:{id}"), call.Fingerprint, async operation =>
        {
            var answer = await grains.GetGrain<ISearchGrain>(id).HoldAsync(new(operation, setting, beds, minutes, because), HoldsApi.EnvelopeOf(call));
            if (answer.Hold is not { } hold) return FirstOutcome.Of(answer.Refusal!);
            var view = new NewHoldView(hold.Id, hold.SearchId, setting, hold.BedIds, hold.Until, hold.Status, answer.Contact);
            return Outcomes.Of(201, view, $"{HoldsApi.Path}/{hold.Id}");
        });
        return outcome.ToResult(call.Http);
    }

    private static string LocationOf(SearchView search) => $"{Path}/{search.Id}";

    private static void Take(Faults faults, Check check)
    {
        foreach (var (field, messages) in faults.ByField.Where(f => check.IsSound(f.Key)))
            foreach (var message in messages) check.Fault(field, message);
    }

    internal sealed record CloseBody
    {
        public SearchOutcome? Outcome { get; init; }
        public string? Note { get; init; }
    }

    internal sealed record HoldBody
    {
        public string? SettingId { get; init; }
        public int? Beds { get; init; }
        public int? Minutes { get; init; }
        public string? Override { get; init; }
    }
}
