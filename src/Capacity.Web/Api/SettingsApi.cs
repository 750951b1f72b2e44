using Capacity.History;
using Capacity.Register;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Settings: one, many, and how an administrator makes or changes one.</summary>
internal static class SettingsApi
{
    public const string Path = "/api/v1/settings";
    public const int StandardLimit = 100, MostItems = 1000;
    private const int LongestText = 200;

    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        var settings = app.MapGroup(Path).WithTags("Settings");
        settings.MapGet("", ListAsync).Requires(Permission.ReadSettings).Produces<Page<SettingView>>().RefusesBadInput();
        settings.MapGet("/{id}", ReadAsync).Requires(Permission.ReadSettings).Produces<SettingView>().Refuses(404);
        settings.MapPut("/{id}", PutAsync).Requires(Permission.KeepRegister).Produces<SettingView>().Produces<SettingView>(201).RefusesBadInput().Refuses(409, 412, 422);
    }

    private static async Task<IResult> ReadAsync(string id, Caller caller, SettingDesk desk, Clock clock, HttpContext context) =>
        await desk.FindAsync(id, caller) is { } setting ? TypedResults.Ok(desk.View(context, setting, clock.Now)) : Problem.NotFound;

    private static async Task<IResult> ListAsync(
        [AsParameters] SettingsQuery query, Caller caller, IJournal journal, FreshnessLimits freshness, Clock clock, CancellationToken stop)
    {
        var (check, now) = (new Check(), clock.Now);
        var (filter, limit) = (query.Read(check, freshness, now), check.Whole("limit", query.Limit, 1, MostItems) ?? StandardLimit);
        if (check.Problem is { } problem) return problem;
        if (caller.OnlyOf(Permission.ReadSettings) is { } own)
        {
            if ((filter.Provider ?? own) != own) return TypedResults.Ok(new Page<SettingView>([], null));
            filter = filter with { Provider = own };
        }
        var items = new List<SettingView>();
        await foreach (var row in journal.ReadAllAsync(filter, query.After, limit + 1, stop)) items.Add(SettingView.Of(SettingRow.Read(row), freshness, now));
        return TypedResults.Ok(Page<SettingView>.Of(items, limit, last => last.Id));
    }

    private static async Task<IResult> PutAsync(string id, Call<RawProfile> call, IJournal journal, SettingDesk desk)
    {
        call.Check.Id("id", id);
        var (registration, problems) = ProfileRules.Read(call.Body);
        foreach (var problem in problems.Where(p => call.Check.IsSound(p.Field)).ToList()) call.Check.Fault(problem.Field, problem.Message);
        if (call.Check.Problem is null && await Districts.CheckAsync(journal, registration!.Profile) is { } elsewhere) call.Check.Fault(elsewhere.Field, elsewhere.Message);
        return call.Check.Problem is { } refusal ? refusal : await desk.DoAsync(call.Http, id, registration!.ToCommand(lifts: true), call.Envelope);
    }

    /// <summary>What a list of settings is narrowed by, as it came.</summary>
    internal sealed record SettingsQuery(
        string? District, string? Category, string? Provider, string? Authority, string? Type, string? Status, string? Freshness, string? Q, string? After, string? Limit)
    {
        public SettingFilter Read(Check check, FreshnessLimits limits, DateTimeOffset now)
        {
            var freshness = check.Word<Freshness>("freshness", Freshness.OrNull());
            check.Line("q", Q, LongestText);
            check.Line("after", After, LongestText);
            return new(check.Id("district", District.OrNull()), check.Word("category", Category.OrNull(), Catalogue.Categories), check.Id("provider", Provider.OrNull()),
                check.Authority("authority", Authority.OrNull()), check.Word<SettingType>("type", Type.OrNull()), check.Word<SettingStatus>("status", Status.OrNull()),
                Q.OrNull(), freshness is { } wanted ? FreshnessFilter.Of(wanted, limits, now) : null);
        }
    }
}
