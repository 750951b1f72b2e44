using Capacity.Terms;

namespace Capacity.Tests.Terms;

public sealed class PlaceNamesTests
{
    [Theory]
    [InlineData("birmingham-childrens-trust", "Birmingham Children's Trust")]
    [InlineData("ifa-framework-14", "IFA Framework 14")]
    [InlineData("homes-of-the-north", "Homes of the North")]
    public void A_providers_name_is_written_as_people_write_it(string id, string name) => Assert.Equal(name, PlaceNames.Provider(id));
}
