using Capacity.Placements;

namespace Capacity.Tests.Placements;

public class HoldIdTests
{
    private static readonly string Search = SearchId.Of(Guid.CreateVersion7());

    [Fact]
    public void It_leads_to_its_search_and_back()
    {
        var id = new HoldId(Search, 12);

        Assert.True(HoldId.TryParse(id.ToString(), out var parsed));
        Assert.Equal(id, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("{0}")]
    [InlineData("{0}-")]
    [InlineData("{0}-0")]
    [InlineData("{0}-01")]
    [InlineData("{0}-+1")]
    [InlineData("{0}--1")]
    [InlineData("{0}-1-1")]
    [InlineData("{0}-99999999999")]
    [InlineData("x{0}-1")]
    public void What_is_no_hold_is_known(string form) => Assert.False(HoldId.TryParse(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Search), out _));

    [Fact]
    public void What_a_request_begins_besides_is_the_same_each_time_as_old_as_the_first_and_no_other_requests()
    {
        var (operation, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

        var others = SearchId.Beside(operation, "others");

        Assert.Equal(others, SearchId.Beside(operation, "others"));
        Assert.Distinct([operation, others, SearchId.Beside(operation, "change 1"), SearchId.Beside(other, "others")]);
        Assert.Equal(SearchId.Of(operation)[..12], SearchId.Of(others)[..12]);
        Assert.True(SearchId.AreOfOneRequest(SearchId.Of(operation), SearchId.Of(SearchId.Beside(others, "others"))));
        Assert.False(SearchId.AreOfOneRequest(SearchId.Of(operation), SearchId.Of(other)));
    }
}
