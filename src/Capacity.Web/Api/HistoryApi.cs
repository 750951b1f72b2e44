using System.Text.RegularExpressions;
using System.Xml;
using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>A row of sufficiency as it was shown at moments of the past, in even steps.</summary>
internal static partial class HistoryApi
{
    private const int MostPoints = 1000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1), ShortestStep = TimeSpan.FromMinutes(1);

    public static void MapHistory(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/history", ReadAsync).WithTags("Sufficiency").Requires(Permission.ReadSufficiency).Produces<HistoryView>().RefusesBadInput();

    private static async Task<IResult> ReadAsync([AsParameters] HistoryQuery query, SufficiencyReader reader, Clock clock)
    {
        var (check, now) = (new Check(), clock.Now);
        var by = check.Needed("by", check.Word<Dimension>("by", query.By.OrNull()));
        var key = Key(check, by, query.Key.OrNull());
        var to = check.NotFuture("to", check.Moment("to", query.To.OrNull()), now) ?? now;
        var from = check.Moment("from", query.From.OrNull()) ?? to - Day;
        var step = Step(check, query.Step.OrNull());
        if (check.IsSound("from") && check.IsSound("to") && from > to) check.Fault("from", $"{Instant.Text(from)} is after {Instant.Text(to)}.");
        if (check.Problem is null && (to - from) / step >= MostPoints) check.Fault("step", $"From {Instant.Text(from)} to {Instant.Text(to)} it makes more than {MostPoints} points.");
        if (check.Problem is { } problem) return problem;

        var moments = Enumerable.Range(0, (int)((to - from) / step) + 1).Select(i => from + i * step);
        return TypedResults.Ok(new HistoryView(await reader.ReadTrendAsync(OfferFilter.Of(by, key), moments)));
    }

    private static string Key(Check check, Dimension by, string? key)
    {
        if (!check.IsSound("by")) return "";
        if (by == Dimension.Region && key is null) return IRegionGrain.Region;
        var needed = check.Needed("key", key);
        if (key is null) return needed;
        _ = by switch
        {
            Dimension.Authority => check.Authority("key", key),
            Dimension.Category => check.Word("key", key, Catalogue.Categories),
            Dimension.Type => check.Word<SettingType>("key", key)?.Word(),
            Dimension.Sector => check.Word<Sector>("key", key)?.Word(),
            Dimension.Region when key != IRegionGrain.Region => Unknown(check, key),
            _ => check.Id("key", key),
        };
        return key;
    }

    private static string Unknown(Check check, string key)
    {
        check.Unknown("key", key, [IRegionGrain.Region]);
        return key;
    }

    /// <summary>An ISO 8601 duration of days, hours and minutes.</summary>
    private static TimeSpan Step(Check check, string? text)
    {
        if (text is null) return Hour;
        if (Duration().IsMatch(text) && XmlConvert.ToTimeSpan(text) is var step && step >= ShortestStep) return step;
        check.Fault("step", $"{Check.Shown(text)} is not a duration of a minute or more, in days, hours and minutes: like PT1H or P1D.");
        return Hour;
    }

    [GeneratedRegex(@"\AP(?=.)([0-9]{1,4}D)?(T(?=.)([0-9]{1,5}H)?([0-9]{1,6}M)?)?\z")]
    private static partial Regex Duration();

    internal sealed record HistoryQuery(string? By, string? Key, string? From, string? To, string? Step);

    internal sealed record HistoryView(IReadOnlyList<PastPoint> Points);
}
