using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>Adds up the offers that a filter leaves, divided by a dimension. A setting in two categories counts in each one's row; closed ones count nowhere.</summary>
[GenerateSerializer, Immutable, Alias("sum-offers")]
public sealed record SumOffers([property: Id(0)] Dimension By, [property: Id(1)] OfferFilter Filter) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var (rows, mask, ticks) = (new Dictionary<string, (string Name, Tally Tally)>(StringComparer.Ordinal), Filter.CategoryMask, now.UtcTicks);
        foreach (var (_, offer) in district.Offers.All)
        {
            if (offer.Status == SettingStatus.Closed || (offer.CategoryMask & mask) == 0 || !Filter.Meets(offer)) continue;
            if (By != Dimension.Category) Add(KeyOf(offer), offer);
            else
                for (var i = 0; i < Catalogue.Categories.Count; i++)
                    if ((offer.CategoryMask & mask & (1UL << i)) != 0) Add(Catalogue.Categories[i].Id, offer);
        }
        return new OfferSums([.. rows.Select(r => new NamedSums(r.Key, r.Value.Name, r.Value.Tally.ToSums()))]);

        void Add(string key, Offer offer)
        {
            if (!rows.TryGetValue(key, out var row)) rows.Add(key, row = (NameOf(key, offer), new()));
            row.Tally.Add(Share.Of(offer), ticks);
        }
    }

    private string KeyOf(Offer o) => By switch
    {
        Dimension.District => o.District,
        Dimension.Authority => o.Authority,
        Dimension.Provider => o.Provider,
        Dimension.Type => o.Type.Word(),
        Dimension.Sector => o.Sector.Word(),
        _ => IRegionGrain.Region,
    };

    private string NameOf(string key, Offer o) => By switch
    {
        Dimension.District => PlaceNames.District(key, o.Authority),
        Dimension.Authority => PlaceNames.Authority(key),
        Dimension.Provider => PlaceNames.Provider(key),
        Dimension.Type => Catalogue.Types[key].Name,
        Dimension.Sector => Catalogue.Sectors[key].Name,
        Dimension.Category => Catalogue.Categories[key].Name,
        _ => PlaceNames.Region,
    };
}

/// <summary>Rows that have a setting which is not closed, in no order.</summary>
[GenerateSerializer, Immutable, Alias("offer-sums")]
public sealed record OfferSums([property: Id(0)] ImmutableArray<NamedSums> Rows) : OfferAnswer;

[GenerateSerializer, Immutable, Alias("named-sums")]
public sealed record NamedSums([property: Id(0)] string Key, [property: Id(1)] string Name, [property: Id(2)] Sums Sums);
