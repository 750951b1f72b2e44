using Capacity.Placements.Handover;

namespace Capacity.Tests.Placements.Handover;

public class HandoverItemTests
{
    private const string Search = "0199aaaabbbb7cccddddeeeeffff0000";

    [Theory]
    [InlineData("search-" + Search)]
    [InlineData("unmet-" + Search)]
    [InlineData("hold-" + Search + "-1")]
    [InlineData("placement-" + Search + "-12")]
    [InlineData("decline-" + Search + "-3")]
    public void An_item_prints_and_parses_itself(string text)
    {
        Assert.True(HandoverItem.TryParse(text, out var item));

        Assert.Equal((text, Search), (item.ToString(), item.Search));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("search")]
    [InlineData("search-1")]
    [InlineData("search-" + Search + "-1")]
    [InlineData("hold-" + Search)]
    [InlineData("hold-" + Search + "-0")]
    [InlineData("Hold-" + Search + "-1")]
    [InlineData("child-" + Search)]
    public void What_is_no_item_is_refused(string? text) => Assert.False(HandoverItem.TryParse(text, out _));
}
