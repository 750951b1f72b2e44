using Capacity.Live;

namespace Capacity.Tests.Live;

public class TopicTests
{
    [Theory]
    [InlineData("region", TopicKind.Region, "")]
    [InlineData("cover", TopicKind.Cover, "")]
    [InlineData("handover", TopicKind.Handover, "")]
    [InlineData("rota:E08000025", TopicKind.Rota, "E08000025")]
    [InlineData("district:walsall", TopicKind.District, "walsall")]
    [InlineData("authority:E08000025", TopicKind.Authority, "E08000025")]
    [InlineData("search:0199a1:b", TopicKind.Search, "0199a1:b")]
    public void A_topic_is_a_word_or_a_word_and_a_key(string text, TopicKind kind, string key)
    {
        var parsed = Topic.TryParse(text, out var topic);

        Assert.True(parsed);
        Assert.Equal(new Topic(kind, key), topic);
        Assert.Equal(text, topic.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("region:")]
    [InlineData("region:region")]
    [InlineData("Region")]
    [InlineData("district")]
    [InlineData("district:")]
    [InlineData("handover:2026-11-25")]
    [InlineData("rota")]
    [InlineData("District:walsall")]
    [InlineData("planet:earth")]
    [InlineData("0")]
    public void Anything_else_is_no_topic(string? text) =>
        Assert.False(Topic.TryParse(text, out _));
}
