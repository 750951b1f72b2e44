using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>
/// The cross of a district and kinds of place in one question: a setting counts once under each kind that shares a category with it, so that a family of categories
/// counts a bed once. Closed settings count nowhere.
/// </summary>
/// <param name="Kinds">Masks of <see cref="Catalogue.Categories"/>.</param>
[GenerateSerializer, Immutable, Alias("sum-by-kind")]
public sealed record SumByKind([property: Id(0)] ImmutableArray<ulong> Kinds) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var sums = new Counts[Kinds.Length];
        foreach (var (_, offer) in district.Offers.All)
        {
            if (offer.Status == SettingStatus.Closed) continue;
            var counts = offer.Counts(now);
            for (var i = 0; i < sums.Length; i++)
                if ((offer.CategoryMask & Kinds[i]) != 0) sums[i] += counts;
        }
        return new SumsByKind([.. sums]);
    }
}

/// <param name="Sums">One for each kind asked for, in that order.</param>
[GenerateSerializer, Immutable, Alias("sums-by-kind")]
public sealed record SumsByKind([property: Id(0)] ImmutableArray<Counts> Sums) : OfferAnswer;
