using System.Collections.Immutable;
using Capacity.Register;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>What may be asked of a setting and its beds.</summary>
internal static class CommandsApi
{
    private const int LongestNote = 500, LongestCaseRef = 64, OldestAge = 25;

    public static void MapCommands(this IEndpointRouteBuilder app)
    {
        var setting = app.MapGroup($"{SettingsApi.Path}/{{id}}").WithTags("Commands");
        setting.MapCommand<SuspendBody>("/beds/{bed}/suspend", Permission.SuspendAndReopen, (call, bed) =>
        {
            var (reason, until, note) = Suspension(call);
            return new SuspendBed(bed, reason, until, note);
        });
        setting.MapCommand<Nothing>("/beds/{bed}/reopen", Permission.SuspendAndReopen, (_, bed) => new ReopenBed(bed));
        setting.MapCommand<OccupyBody>("/beds/{bed}/occupy", Permission.ChangeBeds, (call, bed) => new OccupyBed(bed,
            call.Check.Authority("authority", call.Check.Needed("authority", call.Body.Authority))!, call.Check.NotFuture("since", call.Body.Since, call.Now),
            call.Check.Line("caseRef", call.Body.CaseRef, LongestCaseRef)));
        setting.MapCommand<VacateBody>("/beds/{bed}/vacate", Permission.ChangeBeds, (call, bed) =>
            new VacateBed(bed, call.Check.NotFuture("on", call.Body.On, call.Now), call.Body.Offer ?? false));
        setting.MapCommand<ExpectFreeBody>("/beds/{bed}/expect-free", Permission.ChangeBeds, (call, bed) =>
        {
            if (!call.Has("on")) call.Check.Needed("on", call.Body.On);
            return new ExpectFree(bed, call.Check.NotPast("on", call.Body.On, call.Now));
        });
        setting.MapCommand<Nothing>("/beds", Permission.KeepRegister, (_, _) => new AddBed());
        setting.MapDelete("/beds/{bed}", (string id, string bed, Call<Nothing> call, SettingDesk desk) => DoAsync(id, call, desk, new RemoveBed(bed)))
            .Requires(Permission.KeepRegister).Describe();
        setting.MapCommand<SuspendBody>("/suspend", Permission.SuspendAndReopen, (call, _) =>
        {
            var (reason, until, note) = Suspension(call);
            return new SuspendSetting(reason, until, note);
        });
        setting.MapCommand<Nothing>("/reopen", Permission.SuspendAndReopen, (_, _) => new ReopenSetting());
        setting.MapCommand<Nothing>("/close", Permission.KeepRegister, (_, _) => new CloseSetting());
        setting.MapCommand<LimitsBody>("/limits", Permission.ChangeBeds, (call, _) => new SetLimits(Limits(call)));
        setting.MapPost("/rate", RateAsync).Requires(Permission.KeepRegister).Describe();
        setting.MapCommand<Nothing>("/confirm", Permission.ChangeBeds, (_, _) => new Confirm());
    }

    /// <param name="read">Makes the command out of the call and the bed's number, and tells the call's check what will not do.</param>
    private static void MapCommand<TBody>(this RouteGroupBuilder setting, string pattern, Permission permission, Func<Call<TBody>, string, SettingCommand> read)
        where TBody : class, new()
    {
        var endpoint = pattern.Contains("{bed}", StringComparison.Ordinal)
            ? setting.MapPost(pattern, (string id, string bed, Call<TBody> call, SettingDesk desk) => DoAsync(id, call, desk, read(call, bed)))
            : setting.MapPost(pattern, (string id, Call<TBody> call, SettingDesk desk) => DoAsync(id, call, desk, read(call, "")));
        endpoint.Requires(permission).Describe();
    }

    private static async Task<IResult> DoAsync<TBody>(string id, Call<TBody> call, SettingDesk desk, SettingCommand command) where TBody : class, new() =>
        await call.MayGoOnAsync(id) ? await desk.DoAsync(call.Http, id, command, call.Envelope) : call.Check.Problem!;

    /// <summary>Which words there are for a rating depends on the setting's type, and a wrong word is bad input before it is anything else.</summary>
    private static async Task<IResult> RateAsync(string id, Call<RateBody> call, SettingDesk desk)
    {
        var (check, body) = (call.Check, call.Body);
        var rate = new Rate(check.Needed("rating", body.Rating), check.NotFuture("on", (DateOnly?)check.Needed("on", body.On), call.Now)!.Value);
        if (body.Rating is { } rating && await desk.FindAsync(id, call.Caller) is { } setting && !ProfileRules.SuitsType(rating, setting.Profile.Type))
            check.Fault("rating", $"'{rating.Word()}' is a judgement of supported accommodation only.");
        return await DoAsync(id, call, desk, rate);
    }

    private static void Describe(this RouteHandlerBuilder endpoint) => endpoint.Produces<SettingView>().RefusesBadInput().Refuses(404, 409, 412, 422);

    private static (SuspensionReason Reason, DateTimeOffset? Until, string? Note) Suspension(Call<SuspendBody> call)
    {
        var (check, body) = (call.Check, call.Body);
        var note = check.Note("note", string.IsNullOrWhiteSpace(body.Note) ? null : body.Note, LongestNote);
        if (body.Reason == SuspensionReason.Other && note is null && check.IsSound("note")) check.Fault("note", "It is needed where the reason is 'other'.");
        return (check.Needed("reason", body.Reason), check.NotPast("until", body.Until, call.Now), note);
    }

    private static Limits Limits(Call<LimitsBody> call)
    {
        var (check, body) = (call.Check, call.Body);
        var (least, most) = (check.Between("ageMin", body.AgeMin, 0, OldestAge), check.Between("ageMax", body.AgeMax, 0, OldestAge));
        if (least > most && check.IsSound("ageMin") && check.IsSound("ageMax")) check.Fault("ageMin", $"{least} is more than ageMax, {most}.");
        foreach (var need in body.NotNeeds ?? []) check.Word("notNeeds", need, Catalogue.Needs);
        return new(least, most, body.Gender, body.NotNeeds?.Distinct().ToImmutableArray() ?? [], body.SoloOnly ?? false, check.NotPast("until", body.Until, call.Now));
    }

    internal sealed record SuspendBody
    {
        public SuspensionReason? Reason { get; init; }
        public DateTimeOffset? Until { get; init; }
        public string? Note { get; init; }
    }

    internal sealed record OccupyBody
    {
        public string? Authority { get; init; }

        [OrDate]
        public DateTimeOffset? Since { get; init; }

        public string? CaseRef { get; init; }
    }

    internal sealed record VacateBody
    {
        public DateOnly? On { get; init; }
        public bool? Offer { get; init; }
    }

    internal sealed record ExpectFreeBody
    {
        public DateOnly? On { get; init; }
    }

    internal sealed record LimitsBody
    {
        public int? AgeMin { get; init; }
        public int? AgeMax { get; init; }
        public Gender? Gender { get; init; }
        public IReadOnlyList<string>? NotNeeds { get; init; }
        public bool? SoloOnly { get; init; }
        public DateTimeOffset? Until { get; init; }
    }

    internal sealed record RateBody
    {
        public Rating? Rating { get; init; }
        public DateOnly? On { get; init; }
    }
}
