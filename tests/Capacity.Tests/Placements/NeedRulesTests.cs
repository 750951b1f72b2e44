using Capacity.Placements;
using Capacity.Terms;

namespace Capacity.Tests.Placements;

public class NeedRulesTests
{
    private static readonly NeedBody Least = new() { Age = 14, Gender = "male", Authority = "E08000025" };

    /// <summary>What is sent, the field that is named, and a part of the message.</summary>
    private static readonly Dictionary<string, (NeedBody Body, string Field, string Part)> Bad = new()
    {
        ["an age is needed"] = (Least with { Age = null }, "age", "from 0 to 17"),
        ["a negative age"] = (Least with { Age = -1 }, "age", "-1 is not from 0 to 17"),
        ["an adult's age"] = (Least with { Age = 18 }, "age", "18 is not"),
        ["a gender is needed"] = (Least with { Gender = null }, "gender", "one of female, male, other"),
        ["any is no child's gender"] = (Least with { Gender = "any" }, "gender", "'any'"),
        ["a gender is written as the contract has it"] = (Least with { Gender = "Male" }, "gender", "'Male'"),
        ["an authority is needed"] = (Least with { Authority = null }, "authority", "Needed"),
        ["an authority is an ONS code"] = (Least with { Authority = "Birmingham" }, "authority", "'Birmingham'"),
        ["no children"] = (Least with { Children = 0 }, "children", "0 is not from 1 to 10"),
        ["too many children"] = (Least with { Children = 11 }, "children", "11 is not"),
        ["no radius"] = (Least with { WithinMiles = 0 }, "withinMiles", "0 is not"),
        ["a negative radius"] = (Least with { WithinMiles = -5 }, "withinMiles", "-5 is not"),
        ["too wide a radius"] = (Least with { WithinMiles = 500.1 }, "withinMiles", "500.1 is not"),
        ["no matches wanted"] = (Least with { Limit = 0 }, "limit", "0 is not from 1 to 200"),
        ["too many matches wanted"] = (Least with { Limit = 201 }, "limit", "201 is not"),
        ["an unknown need"] = (Least with { Needs = ["autism", "dragons"] }, "needs", "'dragons'"),
        ["an unknown tag"] = (Least with { Tags = ["sibling"] }, "tags", "'sibling'"),
        ["an unknown category"] = (Least with { Categories = ["fostering"] }, "categories", "'fostering'"),
        ["an unknown type"] = (Least with { Types = ["hotel"] }, "types", "'hotel'"),
        ["an unknown moment"] = (Least with { When = "now" }, "when", "'now' is not one of tonight, planned"),
        ["a case reference that is a story"] = (Least with { CaseRef = new string('x', 65) }, "caseRef", "this has 65"),
        ["a case reference with a NUL"] = (Least with { CaseRef = "a\0b" }, "caseRef", "control character"),
        ["a legal basis that is a story"] = (Least with { LegalBasis = new string('x', 201) }, "legalBasis", "this has 201"),
        ["a place that is nowhere"] = (Least with { Near = new() }, "near", "Give a postcode"),
        ["two places"] = (Least with { Near = new() { Postcode = "B31", District = "walsall" } }, "near", "Give a postcode"),
        ["half a point"] = (Least with { Near = new() { Latitude = 52 } }, "near", "Give a postcode"),
        ["no postcode"] = (Least with { Near = new() { Postcode = "Birmingham" } }, "near.postcode", "'Birmingham' is not a postcode"),
        ["a postcode that is not known"] = (Least with { Near = new() { Postcode = "ZZ99 9ZZ" } }, "near.postcode", "ZZ99 9ZZ"),
        ["no district's id"] = (Least with { Near = new() { District = "Walsall!" } }, "near.district", "'Walsall!'"),
        ["a point beyond the pole"] = (Least with { Near = new() { Latitude = 91, Longitude = 0 } }, "near.latitude", "91 is not"),
        ["a point beyond the map"] = (Least with { Near = new() { Latitude = 0, Longitude = -180.5 } }, "near.longitude", "-180.5 is not"),
    };

    public static TheoryData<string> Sentences => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Bad_input_is_refused_with_its_field_and_value(string sentence)
    {
        var (body, field, part) = Bad[sentence];
        var faults = new Faults();

        var need = NeedRules.Read(body, null, faults);

        Assert.Null(need);
        var (named, messages) = Assert.Single(faults.ByField);
        Assert.Equal(field, named);
        Assert.Contains(part, Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = new Faults();

        NeedRules.Read(new() { Age = 40, Gender = "x", Needs = ["a", "b"] }, null, faults);

        Assert.Equal(["age", "authority", "gender", "needs"], faults.ByField.Keys.Order());
        Assert.Equal(2, faults.ByField["needs"].Length);
    }

    [Fact]
    public void What_is_not_given_is_ordinary()
    {
        var need = NeedRules.Read(Least, null, new())!;

        Assert.Equal((1, 20, 20, When.Tonight), (need.Children, need.WithinMiles, need.Limit, need.When));
        Assert.Null(need.Near);
        Assert.Empty(need.Needs);
    }

    [Fact]
    public void Whom_the_caller_works_for_is_the_default_and_no_more()
    {
        Assert.Equal("E08000030", NeedRules.Read(Least with { Authority = null }, "E08000030", new())!.Authority);
        Assert.Equal("E08000025", NeedRules.Read(Least, "E08000030", new())!.Authority);
    }

    [Fact]
    public void The_edges_are_inside()
    {
        Assert.NotNull(NeedRules.Read(Least with { Age = 0, Children = 10, WithinMiles = 500, Limit = 200, CaseRef = new string('x', 64) }, null, new()));
        Assert.NotNull(NeedRules.Read(Least with { Age = 17, Children = 1, WithinMiles = 0.1, Limit = 1 }, null, new()));
    }

    [Theory]
    [InlineData("b31 2aa", "B31 2AA")]
    [InlineData("B312AA", "B31 2AA")]
    [InlineData(" B31 ", "B31")]
    public void A_postcode_is_written_one_way(string given, string kept) =>
        Assert.Equal(kept, NeedRules.Read(Least with { Near = new() { Postcode = given } }, null, new())!.Near!.Postcode);

    [Fact]
    public void A_word_given_twice_counts_once() =>
        Assert.Equal(["autism"], NeedRules.Read(Least with { Needs = ["autism", "autism"] }, null, new())!.Needs);

    [Fact]
    public void A_need_is_written_as_the_contract_has_it()
    {
        var need = NeedRules.Read(Least with { Types = ["foster-household"], Near = new() { Postcode = "B31" } }, null, new());

        var json = System.Text.Json.JsonSerializer.Serialize(need, WireJson.Options);

        Assert.Equal(
            """{"age":14,"gender":"male","children":1,"needs":[],"tags":[],"categories":[],"types":["foster-household"],"near":{"postcode":"B31"},"withinMiles":20,"authority":"E08000025","when":"tonight","legalBasis":null,"caseRef":null,"limit":20}""",
            json);
    }
}
