using System.Globalization;
using Capacity.Sufficiency;
using Capacity.Terms;

namespace Capacity.Testing;

/// <summary>Builders of what settings tell others: what a test does not name is ordinary.</summary>
public static class An
{
    /// <summary>A district of settings whose ids are numbered from 0.</summary>
    public static DistrictOffers District(string id, IEnumerable<Offer> offers, Point? centre = null)
    {
        var district = new DistrictOffers("d");
        foreach (var (i, offer) in offers.Index()) district.Replace(string.Create(CultureInfo.InvariantCulture, $"{id}{i}"), offer, centre);
        return district;
    }

    public static Offer Offer(
        int occupied = 0, int held = 0, int vacant = 1, ReasonCount[]? suspendedBy = null, SettingStatus status = SettingStatus.Open, string authority = "E08000025",
        string district = "birmingham-northfield", string provider = "acme-care", ulong categories = 1, SettingType type = SettingType.ChildrensHome,
        Sector sector = Sector.Framework, DateTimeOffset? confirmedAt = null, TimeSpan? limit = null, string outcode = "B31")
    {
        var (confirmed, suspended) = (confirmedAt ?? A.Noon, suspendedBy?.Sum(r => r.Beds) ?? 0);
        return new("Elm House", type, sector, authority, district, provider, status, null, categories, 0, 0, 8, 17, Gender.Any, null, Rating.Good, 5488m, null,
            confirmed, confirmed + (limit ?? TimeSpan.FromHours(72)), occupied + held + vacant + suspended, occupied, held, vacant, suspended, suspendedBy ?? [],
            Gazetteer.Find(outcode), outcode);
    }
}
