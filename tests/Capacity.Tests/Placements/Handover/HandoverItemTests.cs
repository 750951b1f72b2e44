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
    [InlineData("occupied-urn-1234567-42", "urn-1234567")]
    public void An_item_prints_and_parses_itself(string text, string subject = Search)
    {
        Assert.True(HandoverItem.TryParse(text, out var item));

        Assert.Equal((text, subject), (item.ToString(), item.Subject));
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
    [InlineData("occupied-7")]
    [InlineData("occupied-home-0")]
    [InlineData("occupied-home-07")]
    [InlineData("occupied-No home-7")]
    [InlineData("child-" + Search)]
    public void What_is_no_item_is_refused(string? text) => Assert.False(HandoverItem.TryParse(text, out _));
}
