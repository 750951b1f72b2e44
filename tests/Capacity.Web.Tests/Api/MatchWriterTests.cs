using System.Text.Json;
using Capacity.Placements;
using Capacity.Terms;
using Capacity.Web.Api;

namespace Capacity.Web.Tests.Api;

/// <summary>A match written by hand is to the letter what the serializer writes.</summary>
public class MatchWriterTests
{
    [Fact]
    public void It_writes_what_the_serializer_would()
    {
        var bare = new MatchView(1, "home-1", "The \"Elms\" & Söhne <b>", SettingType.ChildrensHome, [], "p", Sector.InHouse, 0, 3, null, Rating.Outstanding, Freshness.Fresh,
            new(2026, 11, 27, 2, 3, 4, 567, TimeSpan.FromHours(1)), null, [], [], [], null);

        Check(bare);
        Check(bare with { Miles = 3.7, WeeklyFee = 4_500.50m, Categories = ["residential-ebd", "secure"], Why = ["Spot purchase home", "3.7 miles from B31"], AheadBecause = "Nearer: 3.7 miles before 4.0 miles" });
        Check(bare with
        {
            Approvals = [new("out-of-area", Basis.Law, "Nominated officer", "reg 11"), new("other", Basis.Policy, "Director", "reg 12")],
            Advice = [new("tell-area-authority", Basis.Law, "Tell Solihull", "reg 13"), new("confirmed-long-ago", Basis.Fact, "Ring first", "The provider's last word")],
        });
        foreach (var type in Enum.GetValues<SettingType>()) Check(bare with { Type = type });
        foreach (var sector in Enum.GetValues<Sector>()) Check(bare with { Sector = sector });
        foreach (var rating in Enum.GetValues<Rating>()) Check(bare with { Rating = rating });
        foreach (var freshness in Enum.GetValues<Freshness>()) Check(bare with { Freshness = freshness });
    }

    private static void Check(MatchView match) => Assert.Equal(JsonSerializer.Serialize(match, WireJson.Options), JsonSerializer.Serialize(match, Outcomes.Written));
}
