using Capacity.Web.Host;
using Capacity.Web.DailyLetters;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.DailyLetters;

public class LetterSettingsTests
{
    [Fact]
    public void Unless_said_letters_are_written_at_seven_and_their_links_work_for_a_day()
    {
        var standard = Read([]);

        Assert.Equal((new TimeOnly(7, 0), TimeSpan.FromHours(24)), (standard.Hour.At, standard.Works));
    }

    [Fact]
    public void Each_may_be_said()
    {
        var said = Read(new() { ["Letters:At"] = "06:30", ["Letters:LinkHours"] = "12.5" });

        Assert.Equal((new TimeOnly(6, 30), TimeSpan.FromHours(12.5)), (said.Hour.At, said.Works));
        Assert.Null(Read(new() { ["Letters:At"] = "off" }).Hour.At);
    }

    [Theory]
    [InlineData("Letters:At", "7", "Letters__At is '7'")]
    [InlineData("Letters:At", "25:00", "Letters__At is '25:00'")]
    [InlineData("Letters:LinkHours", "0", "Letters__LinkHours is '0'")]
    [InlineData("Letters:LinkHours", "a day", "Letters__LinkHours is 'a day'")]
    [InlineData("Letters:Hour", "07:00", "Letters__Hour is not known")]
    public void What_makes_no_sense_stops_the_start_and_says_which(string key, string value, string why) =>
        Assert.StartsWith(why, Assert.Throws<SettingFault>(() => Read(new() { [key] = value })).Message, StringComparison.Ordinal);

    private static LetterSettings Read(Dictionary<string, string?> settings) => LetterSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
