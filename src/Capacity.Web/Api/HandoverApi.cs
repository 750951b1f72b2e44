using System.Globalization;
using Capacity.History;
using Capacity.Placements.Handover;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>What the night leaves to the day, and what of it is dealt with.</summary>
internal static class HandoverApi
{
    public const int MostDaysBack = 31;
    private const string Path = "/api/v1/handover";

    public static void MapHandover(this IEndpointRouteBuilder app)
    {
        var handover = app.MapGroup(Path).WithTags("Handover");
        handover.MapGet("", ReadAsync).Requires(Permission.ReadSearches).Produces<HandoverView>().RefusesBadInput();
        // Whoever is handed a night over ticks it off.
        handover.MapPost("/ticks", TickAsync).Requires(Permission.ReadSearches).Produces<TickView>().RefusesBadInput().Refuses(404, 422);
    }

    private static async Task<IResult> ReadAsync(string? since, HandoverDesk desk, Clock clock)
    {
        var (check, now) = (new Check(), clock.Now);
        var from = check.NotFuture("since", check.Moment("since", since.OrNull()), now) ?? Night.Of(now).Begins;
        if (from < now.AddDays(-MostDaysBack))
            check.Fault("since", string.Create(CultureInfo.InvariantCulture, $"{Instant.Text(from)} is more than {MostDaysBack} days ago."));
        return check.Problem is { } problem ? problem : TypedResults.Ok(await desk.ReadAsync(from));
    }

    private static async Task<IResult> TickAsync(Call<TickBody> call, HandoverDesk desk, FirstOutcomes outcomes)
    {
        var text = call.Check.Needed("item", call.Body.Item);
        var done = call.Check.Needed("done", call.Body.Done);
        if (!HandoverItem.TryParse(text, out var item) && call.Check.IsSound("item")) call.Check.Fault("item", $"{Check.Shown(text)} is not an item of a handover.");
        if (call.Check.Problem is { } problem) return problem;

        var outcome = await outcomes.OnceAsync(call.KeyOn("handover"), call.Fingerprint, async _ => await desk.TickAsync(item, done, call.Caller.Actor) is { } tick
            ? Outcomes.Of(200, TickView.Of(tick))
            : FirstOutcome.Of(Refusal.NotFound("There is no such item.")));
        return outcome.ToResult(call.Http);
    }

    internal sealed record TickBody
    {
        public string? Item { get; init; }
        public bool? Done { get; init; }
    }
}
