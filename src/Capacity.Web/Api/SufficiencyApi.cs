using Capacity.Security;
using Capacity.Sufficiency;
using Capacity.Web.Host;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Totals by any dimension and filter, now and at any moment of the past.</summary>
internal static class SufficiencyApi
{
    public static void MapSufficiency(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/sufficiency", ReadAsync).WithTags("Sufficiency").Requires(Permission.ReadSufficiency).Produces<SufficiencyTable>().RefusesBadInput();

    private static async Task<IResult> ReadAsync([AsParameters] SufficiencyQuery query, SufficiencyReader reader, StoreWatch watch, Clock clock)
    {
        var check = new Check();
        var by = check.Needed("by", check.Word<Dimension>("by", query.By.OrNull()));
        var filter = new OfferFilter(check.Authority("authority", query.Authority.OrNull()), check.Id("district", query.District.OrNull()),
            check.Word("category", query.Category.OrNull(), Catalogue.Categories), check.Word<SettingType>("type", query.Type.OrNull()),
            check.Word<Sector>("sector", query.Sector.OrNull()), check.Id("provider", query.Provider.OrNull()));
        var at = check.NotFuture("at", check.Moment("at", query.At.OrNull()), clock.Now);
        if (check.Problem is { } problem) return problem;
        var table = await reader.ReadAsync(by, filter, at);
        return TypedResults.Ok(at is null && watch.LostSince is { } since ? table with { AsOf = since } : table);
    }

    internal sealed record SufficiencyQuery(string? By, string? Authority, string? District, string? Category, string? Type, string? Sector, string? Provider, string? At);
}
