using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>
/// Which match comes first: enough beds confirmed lately before those to ring first; family before residential; in-house before framework before spot;
/// freshness; the distance's band; rating; then distance, and the id, so that the order is always one.
/// </summary>
public static class Ranking
{
    private static readonly SettingType[] FamilyFirst =
        [SettingType.FosterHousehold, SettingType.SupportedLodgings, SettingType.SupportedAccommodation, SettingType.ChildrensHome, SettingType.SecureHome];

    /// <summary>What ranks an offer before distance itself does: the lower, the sooner.</summary>
    public static int Order(Offer offer, double? miles, bool distanceCounts, DateTimeOffset now)
    {
        var order = offer.Stale(now) ? 1 : 0;
        order = order * 8 + Array.IndexOf(FamilyFirst, offer.Type);
        order = order * 4 + (int)offer.Sector;
        order = order * 4 + (int)offer.Freshness(now);
        order = order * 8 + (distanceCounts ? Band(miles) : 0);
        return order * 8 + Grade(offer.Rating);
    }

    public static int Compare(Found a, Found b)
    {
        var order = a.Order.CompareTo(b.Order);
        if (order == 0) order = (a.Miles ?? double.MaxValue).CompareTo(b.Miles ?? double.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Setting, b.Setting);
    }

    private static int Band(double? miles) => miles switch { <= 5 => 0, <= 10 => 1, <= 20 => 2, null => 4, _ => 3 };

    private static int Grade(Rating rating) => rating switch
    {
        Rating.Outstanding or Rating.ConsistentlyStrong => 0,
        Rating.Good => 1,
        Rating.NotApplicable or Rating.NotInspected => 2,
        Rating.RequiresImprovement or Rating.Inconsistent => 3,
        _ => 4,
    };
}
