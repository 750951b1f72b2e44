using Capacity.Security;
using Capacity.Terms;

namespace Capacity.Tests.Security;

public class PersonRulesTests
{
    [Theory]
    [InlineData("sam@example.gov.uk")]
    [InlineData("sam.o'hara+duty@mail.example.org")]
    [InlineData("séan@exämple.org")]
    public void An_address_is_taken_as_people_have_it(string text) => Assert.True(PersonRules.IsEmail(text));

    [Theory]
    [InlineData("")]
    [InlineData("sam")]
    [InlineData("sam@example")]
    [InlineData("sam@@example.org")]
    [InlineData("sam@example.org, eve@example.org")]
    [InlineData("Sam <sam@example.org>")]
    [InlineData("sam@example.org\r\nBcc: eve@example.org")]
    [InlineData("sam @example.org")]
    public void What_is_not_one_address_is_refused(string text) => Assert.False(PersonRules.IsEmail(text));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        Assert.True(PersonRules.IsEmail(new string('a', 254 - 12) + "@example.org"));
        Assert.False(PersonRules.IsEmail(new string('a', 255 - 12) + "@example.org"));
    }

    [Theory]
    [InlineData(Role.Provider, "acme-care", true)]
    [InlineData(Role.Provider, null, false)]
    [InlineData(Role.Provider, "Acme Care", false)]
    [InlineData(Role.Duty, null, true)]
    [InlineData(Role.Duty, "acme-care", false)]
    [InlineData(Role.Admin, "acme-care", false)]
    public void Exactly_a_providers_person_has_a_provider(Role role, string? provider, bool right) => Assert.Equal(right, PersonRules.ProviderFault(role, provider) is null);

    [Fact]
    public void Nobody_changes_their_own_rights()
    {
        Assert.Equal("not-your-own", PersonRules.ChangeRights("person-1", "person-1")?.Slug);
        Assert.Null(PersonRules.ChangeRights("person-1", "person-2"));
    }
}
