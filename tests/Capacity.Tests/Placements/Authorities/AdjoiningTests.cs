using Capacity.Placements.Authorities;
using Capacity.Terms;

namespace Capacity.Tests.Placements.Authorities;

public class AdjoiningTests
{
    private static IEnumerable<string> Region => PlaceNames.Authorities.Keys;

    [Fact]
    public void Every_authority_of_the_region_adjoins_another_of_it()
    {
        Assert.Equal(14, Region.Count());
        Assert.DoesNotContain(Region, a => !Region.Any(b => Adjoining.Are(a, b)));
    }

    [Fact]
    public void It_is_so_from_both_sides() => Assert.DoesNotContain(Region.SelectMany(a => Region.Select(b => (a, b))), p => Adjoining.Are(p.a, p.b) != Adjoining.Are(p.b, p.a));

    [Theory]
    [InlineData("Birmingham", "Dudley, Sandwell, Solihull, Staffordshire, Walsall, Warwickshire, Worcestershire")]
    [InlineData("Coventry", "Solihull, Warwickshire")]
    [InlineData("Stoke-on-Trent", "Staffordshire")]
    [InlineData("Telford and Wrekin", "Shropshire, Staffordshire")]
    [InlineData("Herefordshire", "Shropshire, Worcestershire")]
    [InlineData("Wolverhampton", "Dudley, Sandwell, Staffordshire, Walsall")]
    public void Within_the_region_it_is_what_the_map_shows(string authority, string neighbours)
    {
        var code = PlaceNames.Authorities.Single(a => a.Value == authority).Key;

        Assert.Equal(neighbours, string.Join(", ", Region.Where(a => Adjoining.Are(a, code)).Select(PlaceNames.Authority).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_neighbour_outside_the_region_adjoins_too() => Assert.True(Adjoining.Are("W06000023", "E06000051")); // Powys and Shropshire

    [Fact]
    public void Nobody_adjoins_itself() => Assert.DoesNotContain(Region, a => Adjoining.Are(a, a));

    [Fact]
    public void Who_is_not_in_the_table_adjoins_nobody() => Assert.DoesNotContain(Region, a => Adjoining.Are(a, "E09000001"));
}
