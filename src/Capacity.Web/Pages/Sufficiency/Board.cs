using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A column of the board: a family of categories, or one category of a family.</summary>
internal sealed record Kind(string Word, string Name, ulong Mask)
{
    public static ImmutableArray<Kind> Families { get; } = [.. Catalogue.Families.Select(f => new Kind(f, Wording.Family(f), Catalogue.Categories.Mask(c => c.Family == f)))];

    /// <summary>The categories of a family; the families where there is none such.</summary>
    public static ImmutableArray<Kind> Of(string? family) => family is null || !Catalogue.Families.Contains(family)
        ? Families
        : [.. Catalogue.Categories.Where(c => c.Family == family).Select(c => new Kind(c.Id, Wording.CategoryInFamily(c.Id), Catalogue.Categories.Mask([c.Id])))];
}

/// <summary>A district, or an authority over its districts.</summary>
/// <param name="Total">All its beds, each once.</param>
/// <param name="Kinds">Its beds by the board's columns.</param>
/// <param name="Whole">An authority with several districts, whose rows follow; one with a single district is that district.</param>
internal sealed record BoardRow(string Topic, string Name, string Href, TotalRow Total, ImmutableArray<Counts> Kinds, bool Whole, bool Part);

/// <summary>Which beds are really available and where: districts by kinds of place, under their authorities.</summary>
/// <param name="Family">Whose categories are the columns; null: the families.</param>
internal sealed record Board(BoardScope Scope, TotalRow Total, string? Family, ImmutableArray<Kind> Kinds, IReadOnlyList<BoardRow> Rows)
{
    /// <summary>A kind of which there is no bed anywhere is no column.</summary>
    private Board WithoutEmptyKinds()
    {
        int[] kept = [.. Enumerable.Range(0, Kinds.Length).Where(i => Rows.Any(r => r.Kinds[i].Registered > 0))];
        return kept.Length == Kinds.Length ? this
            : this with { Kinds = [.. kept.Select(i => Kinds[i])], Rows = [.. Rows.Select(r => r with { Kinds = [.. kept.Select(i => r.Kinds[i])] })] };
    }

    /// <summary>What the page watches.</summary>
    public string Topics => string.Join(' ', Rows.Select(r => r.Topic).Prepend(Scope.Topic).Distinct());

    /// <param name="scope">The region or an authority.</param>
    public static async Task<Board> ReadAsync(IGrainFactory grains, BoardScope scope, string? family)
    {
        var kinds = Kind.Of(family);
        var query = new SumByKind([.. kinds.Select(k => k.Mask)]);
        var region = grains.GetGrain<IRegionGrain>(IRegionGrain.Region);
        var (total, districts) = (scope.ReadAsync(grains), await region.DistrictsAsync());

        var authorities = await Task.WhenAll(districts.Where(d => scope.By == Dimension.Region || d.Authority == scope.Key).GroupBy(d => d.Authority).OrderBy(a => PlaceNames.Authority(a.Key), StringComparer.Ordinal).Select(AuthorityAsync));
        return new Board(scope, await total, kinds == Kind.Families ? null : family, kinds, [.. authorities.SelectMany(a => a)]).WithoutEmptyKinds();

        async Task<IEnumerable<BoardRow>> AuthorityAsync(IGrouping<string, DistrictSummary> authority)
        {
            var rows = await Task.WhenAll(authority.Select(d => DistrictAsync(d, scope.By == Dimension.Region && authority.Count() > 1)));
            BoardRow[] open = [.. rows.Where(r => r.Total.Settings > 0).OrderBy(r => r.Name, StringComparer.Ordinal)];
            if (scope.By == Dimension.Authority || !rows.Any(r => r.Part)) return open;
            var whole = await grains.GetGrain<IAuthorityGrain>(authority.Key).ReadAsync();
            var sums = kinds.Select((_, i) => rows.Aggregate(default(Counts), (sum, r) => sum + r.Kinds[i]));
            return open.Prepend(new($"authority:{authority.Key}", PlaceNames.Authority(authority.Key), $"/authorities/{authority.Key}", whole, [.. sums], Whole: true, Part: false));
        }

        async Task<BoardRow> DistrictAsync(DistrictSummary d, bool part)
        {
            var grain = grains.GetGrain<IDistrictGrain>(d.District);
            var (row, answer) = (grain.ReadAsync().AsTask(), grain.AskAsync(query).AsTask());
            return new($"district:{d.District}", (await row).Name, $"/districts/{d.District}", await row, ((SumsByKind)await answer).Sums, Whole: false, part);
        }
    }
}
