using Capacity.Placements.Handover;

namespace Capacity.Tests.Placements.Handover;

public class NightTests
{
    [Theory]
    [InlineData("2026-11-26T08:00:00Z", "2026-11-25")]
    [InlineData("2026-11-26T16:59:59Z", "2026-11-25")]
    [InlineData("2026-11-26T17:00:00Z", "2026-11-26")]
    [InlineData("2026-11-27T00:00:00Z", "2026-11-26")]
    [InlineData("2026-07-01T15:59:59Z", "2026-06-30")]
    [InlineData("2026-07-01T16:00:00Z", "2026-07-01")] // five o'clock on a wall in summer
    public void A_night_lasts_from_five_to_five_in_London(string moment, string night) => Assert.Equal(night, Night.Of(Instant(moment)).ToString());

    [Fact]
    public void A_night_begins_at_five_whatever_the_clocks_do()
    {
        Assert.Equal(Instant("2026-10-24T16:00:00Z"), new Night(new(2026, 10, 24)).Begins);
        Assert.Equal(Instant("2026-10-25T17:00:00Z"), new Night(new(2026, 10, 25)).Begins);
    }

    [Fact]
    public void On_a_Monday_morning_the_last_working_day_was_Friday() => Assert.Equal(new Night(new(2026, 11, 27)), Night.Of(Instant("2026-11-30T08:00:00Z")).AfterWork);

    [Theory]
    [InlineData("2026-11-25", true)]
    [InlineData("25/11/2026", false)]
    [InlineData("yesterday", false)]
    [InlineData(null, false)]
    public void A_night_is_named_by_its_date_alone(string? text, bool expected) => Assert.Equal(expected, Night.TryParse(text, out _));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
