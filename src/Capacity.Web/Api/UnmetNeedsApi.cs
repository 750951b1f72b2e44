using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Need that no bed met, and what stood against it.</summary>
internal static class UnmetNeedsApi
{
    public static void MapUnmetNeeds(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/unmet-needs", ReadAsync).WithTags("Sufficiency").Requires(Permission.ReadSufficiency).Produces<UnmetNeed>().RefusesBadInput();

    private static async Task<IResult> ReadAsync(string? from, string? to, string? outcome, DemandDesk desk, Clock clock)
    {
        var check = new Check();
        var ended = check.Word<SearchOutcome>("outcome", outcome.OrNull());
        var last = Date(check, "to", to.OrNull()) ?? LondonTime.Date(clock.Now);
        var first = Date(check, "from", from.OrNull()) ?? Period.Start(last);
        if (check.Problem is null && Period.Fault(first, last) is { } fault) check.Fault("from", fault + ".");
        return check.Problem is { } problem ? problem : TypedResults.Ok(await desk.ReadAsync(first, last, ended));
    }

    private static DateOnly? Date(Check check, string field, string? value)
    {
        if (value is null) return null;
        if (Moments.TryParseDate(value) is { } date) return date;
        check.Fault(field, $"{Check.Shown(value)} is not a date: {Moments.DateShape}");
        return null;
    }
}
