using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

public class SufficiencyReaderTests(TotalsFixture fixture) : IClassFixture<TotalsFixture>
{
    private static readonly OfferFilter[] Filters =
    [
        new(), new(Authority: TotalsFixture.Birmingham), new(District: "walsall"), new(Category: "residential-ebd"), new(Type: SettingType.FosterHousehold),
        new(Sector: Sector.InHouse), new(Provider: "other-care"), new(TotalsFixture.Birmingham, "birmingham-yardley"), new(TotalsFixture.Walsall, "birmingham-yardley"),
        new(Category: "residential-ebd", Sector: Sector.Framework), new(District: "birmingham-northfield", Category: "fostering-edt", Type: SettingType.FosterHousehold),
        new(TotalsFixture.Walsall, "walsall", "supported-cat5", SettingType.SupportedAccommodation, Sector.Framework, "other-care"), new(District: "nowhere"), new(Provider: "nobody"),
        new(Category: "secure"), new(Authority: "E09000001"),
    ];

    private readonly TestTracker _tracker = fixture.Tracker;
    private readonly SufficiencyReader _reader = Truth.Reader(fixture.Tracker);

    [Theory]
    [InlineData(Dimension.District), InlineData(Dimension.Category), InlineData(Dimension.Authority), InlineData(Dimension.Provider)]
    [InlineData(Dimension.Type), InlineData(Dimension.Sector), InlineData(Dimension.Region)]
    public async Task Any_question_is_answered_with_the_sum_over_its_settings(Dimension by)
    {
        foreach (var filter in Filters)
        {
            var answer = await _reader.ReadAsync(by, filter);

            Assert.Equal(await Truth.RowsAsync(_tracker, by, filter), Truth.Shown(answer.Rows));
        }
    }

    [Fact]
    public async Task A_bed_of_a_setting_in_two_categories_counts_in_both_rows_and_once_elsewhere()
    {
        var rows = (await _reader.ReadAsync(Dimension.Category, new(District: "birmingham-yardley"))).Rows;
        var whole = (await _reader.ReadAsync(Dimension.District, new(District: "birmingham-yardley"))).Rows;

        Assert.Equal([("residential-ebd", 3), ("fostering-mainstream", 1), ("fostering-edt", 1)], rows.Select(r => (r.Key, r.Counts.Registered)));
        Assert.Equal([("birmingham-yardley", 4)], whole.Select(r => (r.Key, r.Counts.Registered)));
    }

    [Fact]
    public async Task By_category_of_a_category_answers_that_row_alone()
    {
        var kept = await _reader.ReadAsync(Dimension.Category, new(Category: "fostering-edt"));
        var asked = await _reader.ReadAsync(Dimension.Category, new(Category: "fostering-edt", Type: SettingType.FosterHousehold));

        Assert.Equal([("fostering-edt", 3)], kept.Rows.Select(r => (r.Key, r.Counts.Registered)));
        Assert.Equal(Truth.Shown(kept.Rows), Truth.Shown(asked.Rows));
    }

    [Theory]
    [InlineData(Dimension.Region, "region", "West Midlands")]
    [InlineData(Dimension.District, "birmingham-northfield", "Northfield")]
    [InlineData(Dimension.Authority, "E08000025", "Birmingham")]
    [InlineData(Dimension.Category, "fostering-edt", "Fostering: emergency (EDT)")]
    [InlineData(Dimension.Provider, "birmingham-childrens-trust", "Birmingham Children's Trust")]
    [InlineData(Dimension.Type, "foster-household", "Foster household")]
    [InlineData(Dimension.Sector, "in-house", "In-house")]
    public async Task A_row_has_a_name_that_people_say(Dimension by, string key, string name)
    {
        var kept = await _reader.ReadAsync(by, OfferFilter.None);
        var asked = await _reader.ReadAsync(by, new(Authority: TotalsFixture.Birmingham, Sector: Sector.InHouse));

        Assert.Equal(name, kept.Rows.Single(r => r.Key == key).Name);
        Assert.Equal(name, asked.Rows.Single(r => r.Key == key).Name);
    }

    [Fact]
    public async Task Occupancy_is_occupied_of_registered_to_four_decimals()
    {
        var row = (await _reader.ReadAsync(Dimension.Type, new(Type: SettingType.ChildrensHome, Authority: TotalsFixture.Birmingham))).Rows.Single();

        Assert.Equal((15, 4, 0.2667), (row.Counts.Registered, row.Counts.Occupied, row.Occupancy));
    }

    [Fact]
    public async Task Sequence_grows()
    {
        var first = await _reader.ReadAsync(Dimension.Region, OfferFilter.None);

        Assert.True((await _reader.ReadAsync(Dimension.Region, OfferFilter.None)).Sequence > first.Sequence);
    }

    [Fact]
    public async Task The_directory_knows_where_each_district_lies()
    {
        var walsall = (await _tracker.Grains.GetGrain<IRegionGrain>(IRegionGrain.Region).DistrictsAsync()).Single(d => d.District == "walsall");
        var (one, two) = (Gazetteer.All["WS1"], Gazetteer.All["WS2"]);

        Assert.Equal(new("walsall", TotalsFixture.Walsall, 2, new Point((one.Latitude + two.Latitude) / 2, (one.Longitude + two.Longitude) / 2), walsall.Extent), walsall);
    }

    [Fact]
    public async Task History_shows_what_the_tracker_showed()
    {
        await using var tracker = await TestTracker.StartAsync(silos: 2);
        await TotalsFixture.SeedAsync(tracker);
        var shown = new Dictionary<DateTimeOffset, string[]>();
        List<PastPoint> region = [new(Noon.AddMilliseconds(-1), default)], walsall = [];
        string[] ids = ["ebd", "carer", "walsall"];
        for (var step = 0; step < 12; step++)
        {
            tracker.Clock.Advance(TimeSpan.FromHours(9));
            await tracker.DoAsync(ids[step % 3], step % 4 == 3 ? new Confirm() : step % 2 == 0 ? new AddBed() : new SuspendSetting(SuspensionReason.Quality));
            shown[tracker.Clock.Now] = await Truth.RowsAsync(tracker, Dimension.District, OfferFilter.None);
            region.Add(new(tracker.Clock.Now, await Truth.CountsAsync(tracker, OfferFilter.None)));
            walsall.Add(new(tracker.Clock.Now, await Truth.CountsAsync(tracker, new(District: "walsall"))));
            tracker.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await tracker.DoAsync("ebd", new RegisterSetting(Profile(authority: TotalsFixture.Walsall, district: "walsall"), 4, SettingStatus.Open));

        foreach (var (at, rows) in shown)
        {
            var answer = await Truth.Reader(tracker).ReadAsync(Dimension.District, OfferFilter.None, at);

            Assert.Equal((at, string.Join('\n', rows)), (answer.AsOf, string.Join('\n', Truth.Shown(answer.Rows))));
        }
        Assert.Equal(region, await Truth.Reader(tracker).ReadTrendAsync(OfferFilter.None, region.Select(p => p.At)));
        Assert.Equal(walsall, await Truth.Reader(tracker).ReadTrendAsync(OfferFilter.Of(Dimension.District, "walsall"), walsall.Select(p => p.At)));
        Assert.True(region.Any(p => p.Counts.Unconfirmed > 0) && region.Any(p => p.Counts.Available > 0));
        Assert.Empty((await Truth.Reader(tracker).ReadAsync(Dimension.Region, OfferFilter.None, Noon.AddMilliseconds(-1))).Rows);
    }
}
