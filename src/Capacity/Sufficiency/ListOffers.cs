using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>Which settings of a district a list shows: those with a bed in that state, or all that are not closed.</summary>
public enum Having { Available, Unconfirmed, Held, Suspended, Any }

/// <summary>A page of a district's settings by name.</summary>
/// <param name="Categories">A mask: settings that share one; 0 does not narrow.</param>
/// <param name="Text">Looked for in name and id, literally, whatever the case.</param>
[GenerateSerializer, Immutable, Alias("list-offers")]
public sealed record ListOffers(
    [property: Id(0)] Having Having, [property: Id(1)] ulong Categories, [property: Id(2)] string? Text, [property: Id(3)] int Skip, [property: Id(4)] int Take) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var having = new int[Enum.GetValues<Having>().Length];
        var listed = new List<ListedOffer>();
        foreach (var (id, offer) in district.Offers.All)
        {
            if (offer.Status == SettingStatus.Closed || !Fits(id, offer)) continue;
            var counts = offer.Counts(now);
            for (var h = 0; h < having.Length; h++)
                if (Has(counts, (Having)h)) having[h]++;
            if (Has(counts, Having)) listed.Add(new(id, offer));
        }
        var page = listed.OrderBy(l => l.Offer.Name, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Setting, StringComparer.Ordinal).Skip(Skip).Take(Take);
        return new OfferList([.. having], [.. page]);
    }

    private bool Fits(string id, Offer offer) =>
        (Categories == 0 || (offer.CategoryMask & Categories) != 0)
        && (Text is not { Length: > 0 } text || offer.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || id.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static bool Has(Counts c, Having having) => having switch
    {
        Having.Available => c.Available > 0,
        Having.Unconfirmed => c.Unconfirmed > 0,
        Having.Held => c.Held > 0,
        Having.Suspended => c.Suspended > 0,
        _ => true,
    };
}

[GenerateSerializer, Immutable, Alias("listed-offer")]
public sealed record ListedOffer([property: Id(0)] string Setting, [property: Id(1)] Offer Offer);

/// <param name="Settings">How many settings fit, by <see cref="Having"/>.</param>
/// <param name="Page">Those asked for.</param>
[GenerateSerializer, Immutable, Alias("offer-list")]
public sealed record OfferList([property: Id(0)] ImmutableArray<int> Settings, [property: Id(1)] ImmutableArray<ListedOffer> Page) : OfferAnswer;
