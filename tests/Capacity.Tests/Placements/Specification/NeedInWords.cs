using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Specification;

/// <summary>A need as the specification describes it; what is not said is ordinary.</summary>
internal sealed record NeedInWords
{
    public static readonly NeedInWords Ordinary = new();

    private static readonly Phrasebook<NeedInWords> Phrases = new()
    {
        { @"(Boy|Girl|Child of another gender|\d+ boys|\d+ girls),? (?:all )?of (\d+) (tonight|planned)", (n, m) => n.Who(m.Text()).With(w => w with { Age = m.Whole(2), When = m.Text(3) == "planned" ? When.Planned : When.Tonight }) },
        { "with (.+)", (n, m) => n.With(w => w with { Needs = [.. Catalogue.Needs.Ids(m.Text(), " and ")] }) },
        { "asking for the type (.+)", (n, m) => n.With(w => w with { Types = [.. Catalogue.Types.Ids(m.Text(), " or ").Select(Words.Parse<SettingType>)] }) },
        { "asking for the category (.+)", (n, m) => n.With(w => w with { Categories = [.. Catalogue.Categories.Ids(m.Text(), " or ")] }) },
        { "asking for the tag (.+)", (n, m) => n.With(w => w with { Tags = [.. Catalogue.Tags.Ids(m.Text(), " and ")] }) },
        { @"within (\d+) miles?", (n, m) => n.With(w => w with { WithinMiles = m.Whole() }) },
        { "no place given", (n, _) => n with { HasPlace = false } },
        { "placed by (.+)", (n, m) => n.With(w => w with { Authority = m.Authority() }) },
        { "setting aside (.+)", (n, m) => n with { SetAside = RuleSet.Of(Outcome.RuleOf(m.Text())) } },
        { @"asked at (\d\d:\d\d) on (\d+ \w+)", (n, m) => n with { Now = m.Moment() } },
    };

    public Need Need { get; private init; } = A.Need();

    public DateTimeOffset Now { get; private init; } = A.Noon;

    public bool HasPlace { get; private init; } = true;

    private RuleSet SetAside { get; init; }

    public static NeedInWords Read(string text) => Phrases.Read(Ordinary, text);

    public Question ToQuestion(Roster roster) => A.Question(Need, HasPlace ? Gazetteer.Find("B31") : null, roster, new AuthorityPolicy { SetAside = SetAside });

    private NeedInWords With(Func<Need, Need> change) => this with { Need = change(Need) };

    private NeedInWords Who(string children) => With(w => children.Split(' ') switch
    {
        ["Boy"] => w with { Gender = ChildGender.Male },
        ["Girl"] => w with { Gender = ChildGender.Female },
        [var many, var which] => w with { Children = int.Parse(many, null), Gender = which == "boys" ? ChildGender.Male : ChildGender.Female },
        _ => w with { Gender = ChildGender.Other },
    });
}
