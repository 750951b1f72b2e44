using Capacity.Placements;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Holds: read, extended, answered and ended. A provider sees those of its own settings, and of them little.</summary>
internal static class HoldsApi
{
    public const string Path = "/api/v1/holds";
    private const int LongestNote = 500;

    public static void MapHolds(this IEndpointRouteBuilder app)
    {
        var holds = app.MapGroup($"{Path}/{{id}}").WithTags("Holds");
        holds.MapGet("", ReadAsync).Requires(Permission.ReadHolds).Produces<HoldView>().Refuses(404);
        holds.MapHold<ExtendBody>("/extend", Permission.Place, (call, id) =>
            new ExtendHold(id, call.Check.Between("minutes", call.Check.Needed("minutes", call.Body.Minutes), 1, SearchesApi.LongestHold)));
        holds.MapHold<Nothing>("/accept", Permission.AnswerHolds, (_, id) => new AcceptHold(id));
        holds.MapHold<Nothing>("/release", Permission.Place, (_, id) => new ReleaseHold(id));
        holds.MapHold<DeclineBody>("/decline", Permission.AnswerHolds, (call, id) => new DeclineHold(id,
            call.Check.Needed("reason", call.Body.Reason), call.Check.Note("note", string.IsNullOrWhiteSpace(call.Body.Note) ? null : call.Body.Note, LongestNote)));
        holds.MapPost("/place", PlaceAsync).Requires(Permission.Place).Describe<HoldView>();
        holds.MapPost("/contact", ContactAsync).Requires(Permission.Place).Describe<ContactView>();
    }

    /// <summary>A hold has no version to match; its key is kept in a place of its own.</summary>
    public static Envelope EnvelopeOf<TBody>(Call<TBody> call) where TBody : class, new() => call.Envelope with { IfVersion = null };

    private static void MapHold<TBody>(this RouteGroupBuilder holds, string pattern, Permission permission, Func<Call<TBody>, string, HoldCommand> read)
        where TBody : class, new() =>
        holds.MapPost(pattern, async (string id, Call<TBody> call, IGrainFactory grains) =>
        {
            var command = read(call, id);
            if (call.Check.Problem is { } problem) return (IResult)problem;
            return HoldId.TryParse(id, out var hold) ? View(await grains.Of(hold).DoAsync(command, EnvelopeOf(call)), call.Caller) : Problem.Of(PlacementRefusals.NoSuchHold);
        }).Requires(permission).Describe<HoldView>();

    private static async Task<IResult> ReadAsync(string id, Caller caller, IGrainFactory grains) =>
        HoldId.TryParse(id, out var hold) ? View(await grains.Of(hold).ReadHoldAsync(hold, caller.OnlyOf(Permission.ReadHolds)), caller) : Problem.Of(PlacementRefusals.NoSuchHold);

    private static async Task<IResult> PlaceAsync(string id, Call<PlaceBody> call, IGrainFactory grains)
    {
        var since = call.Check.NotFuture("since", call.Body.Since, call.Now);
        if (call.Check.Problem is { } problem) return problem;
        return HoldId.TryParse(id, out var hold) ? View(await grains.Of(hold).PlaceAsync(hold, since, EnvelopeOf(call)), call.Caller) : Problem.Of(PlacementRefusals.NoSuchHold);
    }

    private static async Task<IResult> ContactAsync(string id, Call<Nothing> call, IGrainFactory grains)
    {
        if (call.Check.Problem is { } problem) return problem;
        if (!HoldId.TryParse(id, out var hold)) return Problem.Of(PlacementRefusals.NoSuchHold);
        var answer = await grains.Of(hold).DoAsync(new ReadContact(id), EnvelopeOf(call));
        return answer.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.Ok(new ContactView(answer.Contact));
    }

    private static ISearchGrain Of(this IGrainFactory grains, HoldId hold) => grains.GetGrain<ISearchGrain>(hold.Search);

    private static IResult View(HoldAnswer answer, Caller caller)
    {
        if (answer.Hold is not { } hold) return Problem.Of(answer.Refusal!);
        return caller.OnlyOf(Permission.ReadHolds) is null
            ? TypedResults.Ok(HoldView.Of(answer.Setting, hold))
            : TypedResults.Ok(new ProviderHoldView(hold.Id, answer.Setting, hold.BedIds, hold.Until, hold.Status));
    }

    private static void Describe<TView>(this RouteHandlerBuilder endpoint) => endpoint.Produces<TView>().RefusesBadInput().Refuses(404, 409, 422);

    internal sealed record ExtendBody
    {
        public int? Minutes { get; init; }
    }

    internal sealed record DeclineBody
    {
        public DeclineReason? Reason { get; init; }
        public string? Note { get; init; }
    }

    internal sealed record PlaceBody
    {
        [OrDate]
        public DateTimeOffset? Since { get; init; }
    }

    internal sealed record ContactView(string? Contact);
}
