namespace Capacity.Sufficiency;

/// <summary>The answer to a question of sufficiency.</summary>
/// <param name="Sequence">Grows from answer to answer of a node.</param>
/// <param name="Rows">Those with a setting that is not closed, by key; categories in the catalogue's order.</param>
public sealed record SufficiencyTable(DateTimeOffset AsOf, long Sequence, IReadOnlyList<TotalRow> Rows);

/// <summary>Sufficiency by any dimension and filter, from any node. What a total keeps is read there; everything else is asked of the districts in scope.</summary>
public sealed class SufficiencyReader(IGrainFactory grains, Clock clock)
{
    private long _sequence;

    /// <param name="by">What makes a row.</param>
    /// <param name="filter">What narrows.</param>
    /// <param name="at">Of history: what was shown then. Null: now.</param>
    public async Task<SufficiencyTable> ReadAsync(Dimension by, OfferFilter filter, DateTimeOffset? at = null)
    {
        var (asOf, sequence) = (at ?? clock.Now, NextSequence());
        var rows = at is { } then
            ? Merge([await grains.GetGrain<IPastGrain>(0).SumAsync(new(by, filter), then)])
            : await (KeptBy(by, filter) is { } totals ? ReadAsync(await totals()) : AskAsync(new(by, filter)));
        var order = by == Dimension.Category ? CatalogueOrder : ByKey;
        return new(asOf, sequence, [.. rows.Where(r => r.Settings > 0).Order(order)]);
    }

    /// <summary>What was shown at each of the moments, which ascend.</summary>
    public async Task<IReadOnlyList<PastPoint>> ReadTrendAsync(OfferFilter filter, IEnumerable<DateTimeOffset> moments) =>
        await grains.GetGrain<IPastGrain>(0).TrendAsync(filter, [.. moments]);

    /// <summary>The totals that keep the rows asked for, or null where none do.</summary>
    private Func<Task<IEnumerable<ITotal>>>? KeptBy(Dimension by, OfferFilter filter) => by switch
    {
        Dimension.Region when filter == OfferFilter.None => () => Task.FromResult<IEnumerable<ITotal>>([Region]),
        Dimension.Category when filter with { Category = null } == OfferFilter.None => () => Task.FromResult<IEnumerable<ITotal>>(
            Catalogue.Categories.Where(c => filter.Category is null || c.Id == filter.Category).Select(c => grains.GetGrain<ICategoryGrain>(c.Id))),
        Dimension.Authority when filter with { Authority = null } == OfferFilter.None => async () =>
            (await ScopeAsync(filter)).Select(d => d.Authority).Distinct().Select(a => grains.GetGrain<IAuthorityGrain>(a)),
        Dimension.District when filter with { Authority = null, District = null } == OfferFilter.None => async () =>
            (await ScopeAsync(filter)).Select(d => grains.GetGrain<IDistrictGrain>(d.District)),
        _ => null,
    };

    private IRegionGrain Region => grains.GetGrain<IRegionGrain>(IRegionGrain.Region);

    private async Task<IEnumerable<DistrictSummary>> ScopeAsync(OfferFilter filter) => (await Region.DistrictsAsync())
        .Where(d => (filter.Authority is null || filter.Authority == d.Authority) && (filter.District is null || filter.District == d.District));

    private static async Task<IEnumerable<TotalRow>> ReadAsync(IEnumerable<ITotal> totals) => await Task.WhenAll(totals.Select(t => t.ReadAsync().AsTask()));

    private async Task<IEnumerable<TotalRow>> AskAsync(SumOffers question)
    {
        var districts = (await ScopeAsync(question.Filter)).Select(d => grains.GetGrain<IDistrictGrain>(d.District));
        return Merge((await Task.WhenAll(districts.Select(d => d.AskAsync(question).AsTask()))).Cast<OfferSums>());
    }

    private static IEnumerable<TotalRow> Merge(IEnumerable<OfferSums> answers) => answers.SelectMany(a => a.Rows).GroupBy(r => r.Key, StringComparer.Ordinal).Select(row =>
    {
        var tally = new Tally();
        foreach (var part in row) tally.Add(Share.Of(part.Sums), 0);
        return tally.ToSums().ToRow(row.Key, row.First().Name);
    });

    /// <summary>The clock in milliseconds, and always one more than before.</summary>
    private long NextSequence()
    {
        while (true)
        {
            var (last, now) = (Volatile.Read(ref _sequence), clock.Now.ToUnixTimeMilliseconds());
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _sequence, next, last) == last) return next;
        }
    }

    private static readonly Comparer<TotalRow> ByKey = Comparer<TotalRow>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static readonly Comparer<TotalRow> CatalogueOrder = Comparer<TotalRow>.Create((a, b) =>
        Catalogue.Categories.Mask([a.Key]).CompareTo(Catalogue.Categories.Mask([b.Key])));
}
