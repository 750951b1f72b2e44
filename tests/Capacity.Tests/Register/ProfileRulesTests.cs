using Capacity.Register;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Register;

public class ProfileRulesTests
{
    private static readonly RawProfile Ordinary = new()
    {
        Name = "Elm House", Type = "childrens-home", Categories = ["residential-ebd"], Authority = "E08000025", District = "birmingham-northfield", Postcode = "B31 2AA",
        Provider = "acme-care", Sector = "framework", Beds = 3, AgeMin = 8, AgeMax = 17, Gender = "any", Needs = [], Tags = [], Rating = "good", Status = "open",
        Phone = "0121 496 0001", WeeklyFee = 5488m,
    };

    [Fact]
    public void An_ordinary_profile_is_read()
    {
        var (registration, problems) = ProfileRules.Read(Ordinary);

        Assert.Empty(problems);
        Assert.True(A.Profile().SameAs(registration!.Profile));
        Assert.Equal((3, SettingStatus.Open), (registration.Beds, registration.Status));
    }

    [Fact]
    public void What_may_be_left_out_may_be_left_out()
    {
        var (registration, problems) = ProfileRules.Read(Ordinary with { Needs = null, Tags = null, Phone = null, WeeklyFee = null, ExclusiveTo = null, Status = null });

        Assert.Empty(problems);
        Assert.Null(registration!.Status);
        Assert.Equal((null, null, null), (registration.Profile.Phone, registration.Profile.WeeklyFee, registration.Profile.ExclusiveTo));
    }

    [Fact]
    public void Of_nothing_at_all_every_needed_column_is_missed_at_once()
    {
        var (registration, problems) = ProfileRules.Read(new());

        Assert.Null(registration);
        Assert.Equal(
            ["ageMax", "ageMin", "authority", "beds", "categories", "district", "gender", "name", "postcode", "provider", "rating", "sector", "type"],
            problems.Select(p => p.Field).Order());
    }

    [Fact]
    public void A_foster_household_keeps_its_outcode_only()
    {
        var (registration, _) = ProfileRules.Read(Ordinary with { Type = "foster-household", Postcode = "b312aa" });

        Assert.Equal("B31", registration!.Profile.Postcode);
    }

    [Fact]
    public void A_word_given_twice_counts_once_and_the_order_is_kept()
    {
        var (registration, _) = ProfileRules.Read(Ordinary with { Needs = ["missing", "autism", "missing"], Categories = ["residential-ld-asc", "residential-ebd", "residential-ld-asc"] });

        Assert.Equal(["missing", "autism"], registration!.Profile.Needs);
        Assert.Equal(["residential-ld-asc", "residential-ebd"], registration.Profile.Categories);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("531.00", "531")]
    [InlineData("531.50", "531.5")]
    [InlineData("1000000", "1000000")]
    public void A_fee_is_kept_without_needless_noughts(string given, string kept)
    {
        var (registration, _) = ProfileRules.Read(Ordinary with { WeeklyFee = Fee(given) });

        Assert.Equal(kept, FormattableString.Invariant($"{registration!.Profile.WeeklyFee}"));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    [InlineData("1000000.01")]
    [InlineData("79228162514264337593543950335")]
    public void A_fee_that_nobody_pays_is_refused(string fee) => Assert.Equal("weeklyFee", OnlyProblem(Ordinary with { WeeklyFee = Fee(fee) }).Field);

    [Theory]
    [InlineData("purple")]
    [InlineData("Childrens-Home")]
    [InlineData("=cmd()")]
    [InlineData(" childrens-home")]
    [InlineData("")]
    public void Another_word_is_refused_with_the_words_that_would_do(string type)
    {
        var problem = OnlyProblem(Ordinary with { Type = type });

        Assert.Equal(("type", type), (problem.Field, problem.Value));
        Assert.EndsWith("childrens-home, foster-household, supported-accommodation, supported-lodgings, secure-home.", problem.Message);
    }

    [Fact]
    public void Each_unknown_word_of_a_list_is_named()
    {
        var (_, problems) = ProfileRules.Read(Ordinary with { Needs = ["autism", "magic", "", "autism", "=1+1", "magic"], Tags = ["solo", null] });

        Assert.Equal([("needs", "magic"), ("needs", ""), ("needs", "=1+1"), ("tags", null)], problems.Select(p => (p.Field, p.Value)));
    }

    [Theory]
    [InlineData("district", "Birmingham Northfield")]
    [InlineData("district", "=cmd()")]
    [InlineData("provider", "-acme")]
    [InlineData("authority", "birmingham")]
    [InlineData("authority", "e08000025")]
    [InlineData("exclusiveTo", "E0800002")]
    [InlineData("postcode", "nowhere")]
    [InlineData("phone", "ring me")]
    [InlineData("phone", "=1+1")]
    [InlineData("phone", "12")]
    [InlineData("phone", "+44 121 496 0000 0121 496 0000 0121 496 0000")]
    [InlineData("name", " ")]
    [InlineData("name", "Elm\0House")]
    [InlineData("name", "Elm\nHouse")]
    [InlineData("status", "shut")]
    [InlineData("gender", "other")]
    public void Bad_text_is_refused_with_its_field_and_value(string field, string value)
    {
        var problem = OnlyProblem(field switch
        {
            "district" => Ordinary with { District = value },
            "provider" => Ordinary with { Provider = value },
            "authority" => Ordinary with { Authority = value },
            "exclusiveTo" => Ordinary with { ExclusiveTo = value },
            "postcode" => Ordinary with { Postcode = value },
            "phone" => Ordinary with { Phone = value },
            "status" => Ordinary with { Status = value },
            "gender" => Ordinary with { Gender = value },
            _ => Ordinary with { Name = value },
        });

        Assert.Equal((field, value), (problem.Field, problem.Value));
    }

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE00')]
    public void Half_a_character_is_refused(char half) => Assert.Equal("name", OnlyProblem(Ordinary with { Name = $"Elm {half} House" }).Field);

    [Theory]
    [InlineData("0121 496 0000")]
    [InlineData("+44 (0)121 496-0000")]
    [InlineData("0121 496 0000 ext. 12")]
    [InlineData("0121 496 0000 x12")]
    [InlineData("999")]
    public void A_phone_number_is_kept_as_it_is_written(string phone) => Assert.Equal(phone, ProfileRules.Read(Ordinary with { Phone = phone }).Registration!.Profile.Phone);

    [Theory]
    [InlineData("=cmd()")]
    [InlineData("@SUM(A1)")]
    [InlineData("Zoë's \"house\", 😀")]
    public void A_name_is_kept_literally(string name) => Assert.Equal(name, ProfileRules.Read(Ordinary with { Name = name }).Registration!.Profile.Name);

    [Fact]
    public void A_name_has_at_most_200_characters_and_a_longer_one_is_shown_shortened()
    {
        Assert.Empty(ProfileRules.Read(Ordinary with { Name = new('x', 200) }).Problems);
        var problem = OnlyProblem(Ordinary with { Name = new('x', 10_000_000) });

        Assert.Equal(("name", 101), (problem.Field, problem.Value!.Length));
    }

    [Theory]
    [InlineData(0, 8, 17, "beds")]
    [InlineData(-1, 8, 17, "beds")]
    [InlineData(201, 8, 17, "beds")]
    [InlineData(int.MaxValue, 8, 17, "beds")]
    [InlineData(3, -1, 17, "ageMin")]
    [InlineData(3, 8, 26, "ageMax")]
    [InlineData(3, 12, 11, "ageMin")]
    public void Numbers_are_within_reason(int beds, int ageMin, int ageMax, string field) =>
        Assert.Equal(field, OnlyProblem(Ordinary with { Beds = beds, AgeMin = ageMin, AgeMax = ageMax }).Field);

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(200, 0, 25)]
    [InlineData(2, 16, 16)]
    public void The_bounds_themselves_will_do(int beds, int ageMin, int ageMax) =>
        Assert.Empty(ProfileRules.Read(Ordinary with { Beds = beds, AgeMin = ageMin, AgeMax = ageMax }).Problems);

    [Theory]
    [InlineData("supported-accommodation", true)]
    [InlineData("supported-lodgings", true)]
    [InlineData("childrens-home", false)]
    [InlineData("foster-household", false)]
    [InlineData("secure-home", false)]
    public void The_judgements_of_supported_accommodation_are_its_own(string type, bool own)
    {
        foreach (var rating in (string[])["consistently-strong", "inconsistent", "serious-weaknesses"])
        {
            var (_, problems) = ProfileRules.Read(Ordinary with { Type = type, Rating = rating });

            Assert.Equal(own ? [] : ["rating"], problems.Select(p => p.Field));
        }
    }

    [Fact]
    public void Every_word_of_the_catalogue_will_do()
    {
        foreach (var category in Catalogue.Categories) Assert.Empty(ProfileRules.Read(Ordinary with { Categories = [category.Id] }).Problems);
        foreach (var need in Catalogue.Needs) Assert.Empty(ProfileRules.Read(Ordinary with { Needs = [need.Id] }).Problems);
        foreach (var tag in Catalogue.Tags) Assert.Empty(ProfileRules.Read(Ordinary with { Tags = [tag.Id] }).Problems);
        foreach (var rating in Catalogue.Ratings) Assert.Empty(ProfileRules.Read(Ordinary with { Type = "supported-accommodation", Rating = rating.Id }).Problems);
    }

    private static decimal Fee(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Problem OnlyProblem(RawProfile raw)
    {
        var (registration, problems) = ProfileRules.Read(raw);
        Assert.Null(registration);
        return Assert.Single(problems);
    }
}
