using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Sufficiency;

public class DistrictMapTests
{
    private static readonly Point B31 = Gazetteer.All["B31"], B14 = Gazetteer.All["B14"];

    private readonly DistrictMap _map = new("birmingham-northfield");

    [Fact]
    public void Its_centre_is_the_mean_of_its_outcodes_each_once()
    {
        _map.Replace(null, An.Offer(outcode: "B31"));
        _map.Replace(null, An.Offer(outcode: "B31"));
        _map.Replace(null, An.Offer(outcode: "B14"));

        Assert.Equal(new Point((B14.Latitude + B31.Latitude) / 2, (B14.Longitude + B31.Longitude) / 2), _map.Centre);
    }

    [Fact]
    public void A_closed_setting_is_counted_and_lies_in_the_box_but_does_not_move_the_centre()
    {
        _map.Replace(null, An.Offer(outcode: "B31"));
        _map.Replace(null, An.Offer(outcode: "B14", status: SettingStatus.Closed));

        var (south, north) = (Math.Min(B31.Latitude, B14.Latitude), Math.Max(B31.Latitude, B14.Latitude));
        var (west, east) = (Math.Min(B31.Longitude, B14.Longitude), Math.Max(B31.Longitude, B14.Longitude));
        Assert.Equal(new("birmingham-northfield", "E08000025", 2, B31, new Extent(new(south, west), new(north, east))), _map.Summary());
    }

    [Fact]
    public void A_place_that_is_not_known_is_nowhere()
    {
        _map.Replace(null, An.Offer(outcode: "ZE1"));

        Assert.Equal(new("birmingham-northfield", "E08000025", 1, null, null), _map.Summary());
    }

    [Fact]
    public void What_has_gone_leaves_no_trace_but_the_authority()
    {
        var offer = An.Offer();
        _map.Replace(null, offer);

        _map.Replace(offer, null);

        Assert.Equal(new("birmingham-northfield", "E08000025", 0, null, null), _map.Summary());
    }

    [Fact]
    public void A_change_of_beds_alone_is_no_news_of_the_map()
    {
        var offer = An.Offer(vacant: 1);
        _map.Replace(null, offer);
        var revision = _map.Revision;

        _map.Replace(offer, An.Offer(occupied: 1));

        Assert.Equal(revision, _map.Revision);
    }
}
