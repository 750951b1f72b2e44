using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Where a search looks from.</summary>
public static class Whereabouts
{
    /// <summary>The point, or null where there is none: nothing was given, or it is a district whose place is not known.</summary>
    public static Point? Of(Near? near, IReadOnlyList<DistrictSummary> districts) => near switch
    {
        { Postcode: { } postcode } => Gazetteer.Find(postcode),
        { District: { } district } => districts.FirstOrDefault(d => d.District == district)?.Centre,
        { Latitude: { } latitude, Longitude: { } longitude } => new(latitude, longitude),
        _ => null,
    };

    public static void Check(Near? near, IReadOnlyList<DistrictSummary> districts, Faults faults)
    {
        if (near?.District is not { } district) return;
        if (districts.All(d => d.District != district)) faults.Add("near.district", $"There is no district {Faults.Quoted(district)}.");
        else if (Of(near, districts) is null) faults.Add("near.district", $"Where {Faults.Quoted(district)} lies is not known. Try a postcode instead.");
    }

    /// <summary>As a reason names it: "B31", "Northfield", "the place given".</summary>
    public static string Name(Near near, IReadOnlyList<DistrictSummary> districts) => near switch
    {
        { Postcode: { } postcode } => Postcode.Outcode(postcode),
        { District: { } district } => PlaceNames.District(district, districts.FirstOrDefault(d => d.District == district)?.Authority),
        _ => "the place given",
    };
}
