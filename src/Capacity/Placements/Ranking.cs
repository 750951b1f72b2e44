using Capacity.Placements.Authorities;

namespace Capacity.Placements;

/// <summary>
/// Which match comes first. Enough beds confirmed lately come before those to ring first, whoever asks; then the authority's preference decides, criterion by criterion;
/// then distance, and the id, so that the order is always one.
/// </summary>
public static class Ranking
{
    private const double FurthestTold = 511;
    private const int TenthsOfMiles = 13;

    /// <summary>What ranks a match, the first criterion in the highest bits: the lower, the sooner.</summary>
    public static int Order(in Candidate candidate, Question question, DateTimeOffset now)
    {
        var order = candidate.Offer.Stale(now) ? 1 : 0;
        foreach (var criterion in question.Preference.Order)
            order = order << Width(criterion) | Place(criterion, candidate, question, now);
        return order;
    }

    public static int Compare(Found a, Found b)
    {
        var order = a.Order.CompareTo(b.Order);
        if (order == 0) order = (a.Miles ?? double.MaxValue).CompareTo(b.Miles ?? double.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Setting, b.Setting);
    }

    /// <summary>By what the first is ahead of the second; null where only their confirmation (see <see cref="AreConfirmedAlike"/>), a little distance or their ids differ.</summary>
    public static Criterion? Decider(Found first, Found second, Preference preference)
    {
        for (int i = preference.Order.Length - 1, low = 0; i >= 0; low += Width(preference.Order[i--]))
            if (first.Order >> low + Width(preference.Order[i]) == second.Order >> low + Width(preference.Order[i]) && first.Order >> low != second.Order >> low)
                return preference.Order[i];
        return null;
    }

    /// <summary>Whether both have enough beds confirmed lately, or neither.</summary>
    public static bool AreConfirmedAlike(Found a, Found b, Preference preference) => preference.Order.Sum(Width) is var low && a.Order >> low == b.Order >> low;

    private static int Width(Criterion criterion) => criterion switch
    {
        Criterion.OnDuty => 1,
        Criterion.Sector or Criterion.Freshness => 2,
        Criterion.Distance => TenthsOfMiles,
        _ => 3,
    };

    private static int Place(Criterion criterion, in Candidate c, Question question, DateTimeOffset now) => criterion switch
    {
        Criterion.Type => Place(question.Preference.Types.AsSpan(), c.Offer.Type),
        Criterion.Sector => Place(question.Preference.Sectors.AsSpan(), c.Offer.Sector),
        Criterion.Freshness => (int)c.Offer.Freshness(now),
        Criterion.Rating => Grade(c.Offer.Rating),
        Criterion.OnDuty => question.OnDuty(c.Setting, c.Offer) ? 0 : 1,
        _ when question.From is null => 0,
        Criterion.DistanceBand => Band(c.Miles, question.Preference),
        _ => (int)(Math.Min(c.Miles ?? FurthestTold, FurthestTold) * 10),
    };

    private static int Place<T>(ReadOnlySpan<T> preferred, T one) where T : struct, Enum
    {
        for (var i = 0; i < preferred.Length; i++)
            if (EqualityComparer<T>.Default.Equals(preferred[i], one)) return i;
        return preferred.Length;
    }

    private static int Band(double? miles, Preference preference)
    {
        var band = 0;
        while (band < preference.Bands.Length && miles > preference.Bands[band]) band++;
        return miles is null ? preference.Bands.Length + 1 : band;
    }

    private static int Grade(Rating rating) => rating switch
    {
        Rating.Outstanding or Rating.ConsistentlyStrong => 0,
        Rating.Good => 1,
        Rating.NotApplicable or Rating.NotInspected => 2,
        Rating.RequiresImprovement or Rating.Inconsistent => 3,
        _ => 4,
    };
}
