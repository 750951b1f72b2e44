using System.Globalization;
using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Who of an authority's emergency carers is on duty when. What is put is named by its caller, so that a repeat is harmless.</summary>
internal static class RotaApi
{
    private const string Path = "/api/v1/rotas/{authority}";
    private const int MostHouseholds = 100;

    public static void MapRotas(this IEndpointRouteBuilder app)
    {
        var rotas = app.MapGroup(Path).WithTags("Rotas");
        rotas.MapGet("", ReadAsync).Requires(Permission.ReadRota).Produces<RotaView>().RefusesBadInput();
        rotas.MapGet("/changes", ChangesAsync).Requires(Permission.ReadRota).Produces<Page<RotaChangeView>>().RefusesBadInput();
        rotas.MapPut("/periods/{from}", PutPeriodAsync).Requires(Permission.KeepRota).Describe();
        rotas.MapDelete("/periods/{from}", DeletePeriodAsync).Requires(Permission.KeepRota).Describe();
        rotas.MapPut("/leave/{id}", PutLeaveAsync).Requires(Permission.KeepRota).Describe();
        rotas.MapDelete("/leave/{id}", DeleteLeaveAsync).Requires(Permission.KeepRota).Describe();
    }

    private static async Task<IResult> ReadAsync(string authority, RotaDesk desk)
    {
        var check = new Check();
        check.Authority("authority", authority);
        return check.Problem is { } problem ? problem : TypedResults.Ok(RotaView.Of(await desk.ReadAsync(authority)));
    }

    /// <summary>The latest first: <c>next</c> leads to older ones.</summary>
    private static async Task<IResult> ChangesAsync(string authority, string? after, string? limit, RotaDesk desk)
    {
        var check = new Check();
        check.Authority("authority", authority);
        var before = check.Whole("after", after.OrNull(), 1, int.MaxValue) ?? int.MaxValue;
        var most = check.Whole("limit", limit.OrNull(), 1, SettingsApi.MostItems) ?? SettingsApi.StandardLimit;
        if (check.Problem is { } problem) return problem;
        var changes = await desk.ChangesAsync(authority, before, most + 1);
        return TypedResults.Ok(Page<RotaChangeView>.Of([.. changes.Select(RotaChangeView.Of)], most, last => last.Number.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IResult> PutPeriodAsync(string authority, string from, Call<PeriodBody> call, RotaDesk desk)
    {
        var day = Day(authority, from, call.Check);
        if (call.Body.Households is not { } households) call.Check.Fault("households", "It is needed.");
        else if (households.Count > MostHouseholds) call.Check.Fault("households", $"It has {households.Count} items: {MostHouseholds} at most.");
        if (call.Check.Problem is { } problem) return problem;
        var faults = new Faults();
        return await ShowAsync(authority, await desk.PutPeriodAsync(authority, day, call.Body.Households!, call.Caller.Actor, faults), faults, desk);
    }

    private static async Task<IResult> DeletePeriodAsync(string authority, string from, Call<Nothing> call, RotaDesk desk)
    {
        var day = Day(authority, from, call.Check);
        return call.Check.Problem is { } problem ? problem : await ShowAsync(authority, await desk.DeletePeriodAsync(authority, day, call.Caller.Actor), new(), desk);
    }

    private static async Task<IResult> PutLeaveAsync(string authority, string id, Call<LeaveBody> call, RotaDesk desk)
    {
        var (check, body) = (call.Check, call.Body);
        check.Authority("authority", authority);
        check.Id("id", id);
        var leave = new Leave(id, check.Needed("household", body.Household), check.Needed("from", body.From), check.Needed("until", body.Until), call.Caller.Actor);
        if (check.Problem is { } problem) return problem;
        var faults = new Faults();
        return await ShowAsync(authority, await desk.PutLeaveAsync(authority, leave, faults), faults, desk);
    }

    private static async Task<IResult> DeleteLeaveAsync(string authority, string id, Call<Nothing> call, RotaDesk desk)
    {
        call.Check.Authority("authority", authority);
        call.Check.Id("id", id);
        return call.Check.Problem is { } problem ? problem : await ShowAsync(authority, await desk.DeleteLeaveAsync(authority, id, call.Caller.Actor), new(), desk);
    }

    private static DateOnly Day(string authority, string from, Check check)
    {
        check.Authority("authority", authority);
        if (Moments.TryParseDate(from) is { } day) return day;
        check.Fault("from", $"{Check.Shown(from)} is not a date: {Moments.DateShape}");
        return default;
    }

    private static async Task<IResult> ShowAsync(string authority, RotaAnswer? answer, Faults faults, RotaDesk desk)
    {
        if (answer is null) return Problem.BadInput(faults.ByField);
        return answer.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.Ok(RotaView.Of(await desk.ReadAsync(authority)));
    }

    private static void Describe(this RouteHandlerBuilder endpoint) => endpoint.Produces<RotaView>().RefusesBadInput().Refuses(409);

    internal sealed record PeriodBody
    {
        public IReadOnlyList<string>? Households { get; init; }
    }

    internal sealed record LeaveBody
    {
        public string? Household { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }
}
