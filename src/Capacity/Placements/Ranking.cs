using Capacity.Placements.Authorities;

namespace Capacity.Placements;

/// <summary>
/// Which match comes first. Enough beds confirmed lately come before those to ring first, whoever asks; then the authority's preference decides, criterion by criterion;
/// then distance, and the id, so that the order is always one.
/// </summary>
public static class Ranking
{
    private const int TenthsOfMiles = 13;

    /// <summary>What ranks one match by itself; a search makes its <see cref="RankTable"/> once.</summary>
    public static int Order(in Candidate candidate, Question question, DateTimeOffset now)
    {
        var ranks = new RankTable(question, now);
        return ranks.Order(new(candidate.Setting, candidate.Offer), ranks.OfMiles(candidate.Miles ?? double.NaN));
    }

    public static int Compare(in Found a, in Found b)
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

    /// <summary>How many bits of the order are the criterion's.</summary>
    internal static int Width(Criterion criterion) => criterion switch
    {
        Criterion.OnDuty => 1,
        Criterion.Sector or Criterion.Freshness => 2,
        Criterion.Distance => TenthsOfMiles,
        _ => 3,
    };
}
