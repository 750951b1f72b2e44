using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>The words on the wire.</summary>
internal static class CatalogueApi
{
    private static readonly CatalogueView Words = new(Catalogue.Types, Catalogue.Sectors, Catalogue.Genders, Catalogue.Categories, Catalogue.Needs, Catalogue.Tags,
        Catalogue.Ratings, Catalogue.SuspensionReasons, Catalogue.DeclineReasons, Catalogue.Rules);

    public static void MapCatalogue(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/catalogue", () => TypedResults.Ok(Words)).WithTags("Catalogue").Requires(Permission.ReadCatalogue);

    internal sealed record CatalogueView(
        IEnumerable<Term> Types, IEnumerable<Term> Sectors, IEnumerable<Term> Genders, IEnumerable<Category> Categories, IEnumerable<Term> Needs, IEnumerable<Term> Tags,
        IEnumerable<Term> Ratings, IEnumerable<Term> SuspensionReasons, IEnumerable<Term> DeclineReasons, IEnumerable<MatchRule> Rules);
}
