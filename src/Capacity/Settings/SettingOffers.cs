using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>What a setting tells its totals.</summary>
public static class SettingOffers
{
    public static Contribution ToContribution(this Setting s, FreshnessLimits freshness) => new(s.Id, s.Version, s.ToOffer(freshness));

    public static Offer ToOffer(this Setting s, FreshnessLimits freshness)
    {
        var p = s.Profile;
        var forbidden = s.Forbiddances().FirstOrDefault();
        int occupied = 0, held = 0, vacant = 0, suspended = 0;
        var by = new List<ReasonCount>();
        foreach (var bed in s.Beds)
        {
            if (bed.Status == BedStatus.Occupied) occupied++;
            else if (bed.Status == BedStatus.Held) held++;
            else if ((bed.Suspension?.Reason.Word() ?? forbidden) is { } reason)
            {
                suspended++;
                var at = by.FindIndex(r => r.Reason == reason);
                if (at < 0) by.Add(new(reason, 1));
                else by[at] = new(reason, by[at].Beds + 1);
            }
            else vacant++;
        }
        return new(p.Name, p.Type, p.Sector, p.Authority, p.District, p.Provider, s.Status, s.Suspension?.Reason,
            Catalogue.Categories.Mask(p.Categories), Catalogue.Needs.Mask(p.Needs), Catalogue.Tags.Mask(p.Tags), p.AgeMin, p.AgeMax, p.Gender, p.ExclusiveTo,
            p.Rating, p.WeeklyFee, s.Limits is { } l ? new(l.AgeMin, l.AgeMax, l.Gender, Catalogue.Needs.Mask(l.NotNeeds), l.SoloOnly, l.Until) : null,
            s.ConfirmedAt, s.ConfirmedAt + freshness.For(p.IsEmergency), s.Beds.Length, occupied, held, vacant, suspended, by,
            Gazetteer.Find(p.Postcode), Postcode.Outcode(p.Postcode),
            FreesOn(s), s.OffDuty?.ToArray());
    }

    private static DateOnly[]? FreesOn(Setting s)
    {
        DateOnly[] dates = [.. s.Beds.Select(b => b.Occupancy?.ExpectedFreeOn).OfType<DateOnly>().Order()];
        return dates.Length > 0 ? dates : null;
    }
}
