using System.Runtime.CompilerServices;
using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Specification;

/// <summary>Every row of <c>rules.md</c> is a test of its own, named by its number and its words.</summary>
public class RulesSpecificationTests
{
    private static readonly Point? B31 = Gazetteer.Find("B31");

    private const string LeftOut = "Who is left out", First = "Which comes first", Advised = "What to ask and to know", Nearly = "What nearly matches";

    public static IEnumerable<TheoryDataRow<int>> WhoIsLeftOut => RowsOf(LeftOut);

    public static IEnumerable<TheoryDataRow<int>> WhichComesFirst => RowsOf(First);

    public static IEnumerable<TheoryDataRow<int>> WhatToAskAndToKnow => RowsOf(Advised);

    public static IEnumerable<TheoryDataRow<int>> WhatNearlyMatches => RowsOf(Nearly);

    [Theory]
    [MemberData(nameof(WhoIsLeftOut))]
    public void A_setting_matches_or_the_first_rule_leaves_it_out(int number)
    {
        var (row, candidate, question, need) = Put(number);

        Assert.Equal(row.Expected, Outcome.Of(MatchRules.FirstExclusion(candidate, question, need.Now)));
    }

    [Theory]
    [MemberData(nameof(WhichComesFirst))]
    public void One_comes_before_the_other_for_a_reason(int number)
    {
        var row = RulesPage.Rows[number - 1];
        var preference = PreferenceInWords.Read(row.Preference!);
        var (first, second) = (Ranked(row.First, preference), Ranked(row.Second, preference));

        Assert.Equal((-1, 1), (Math.Sign(Ranking.Compare(first, second)), Math.Sign(Ranking.Compare(second, first))));
        Assert.Equal(row.Expected, Reasons.AheadOf(first, second, new(A.Noon, B31, "B31", [], 0, [], [], [], Asked(row.First, preference))));
    }

    [Theory]
    [MemberData(nameof(WhatToAskAndToKnow))]
    public void A_match_says_who_must_agree_and_what_to_know(int number)
    {
        var (row, candidate, question, need) = Put(number);
        var advice = new Advice(need.Need, question, need.Now);

        Assert.Null(MatchRules.FirstExclusion(candidate, question, need.Now));
        Assert.Equal(row.Expected, Outcome.Of(advice.Approvals(candidate.Offer), advice.Warnings(candidate.Offer)));
    }

    [Theory]
    [MemberData(nameof(WhatNearlyMatches))]
    public void One_change_would_be_enough_or_none_is(int number)
    {
        var (row, candidate, question, need) = Put(number);
        var rule = MatchRules.FirstExclusion(candidate, question, need.Now);

        Assert.NotNull(rule);
        Assert.Equal(row.Expected, Outcome.Of(NearMiss.Of(rule.Value, candidate, question, need.Now), NearMiss.Besides(rule.Value, candidate, question, need.Now), need.Now));
    }

    [Fact]
    public void Rows_are_numbered_without_gaps_and_there_are_enough_of_them()
    {
        Assert.Equal(Enumerable.Range(1, RulesPage.Rows.Count), RulesPage.Rows.Select(r => r.Number));
        Assert.InRange(RulesPage.Rows.Count, 150, int.MaxValue);
    }

    [Fact]
    public void No_two_rows_say_the_same() => Assert.Distinct(RulesPage.Rows.Select(r => (r.Section, r.First, r.Second)));

    [Fact]
    public void Every_part_of_the_page_is_run() =>
        Assert.Equal([LeftOut, First, Advised, Nearly], RulesPage.Rows.Select(r => r.Part).Distinct());

    [Fact]
    public void The_rules_have_their_sections_in_the_order_in_which_they_are_tried() =>
        Assert.Equal(Catalogue.Rules.Select(r => r.Name), In(LeftOut).Select(r => r.Section).Distinct());

    [Fact]
    public void Every_rule_leaves_something_out_in_its_own_section() =>
        Assert.All(Catalogue.Rules, rule => Assert.Contains(In(LeftOut), r => r.Section == rule.Name && Outcome.Named(r.Expected).Contains(rule.Id)));

    [Fact]
    public void Every_approval_and_warning_is_said_in_a_row() =>
        Assert.Equal(Advice.Rules.Select(r => r.Id).Order(), In(Advised).SelectMany(r => Outcome.Named(r.Expected)).Where(n => n != "nothing").Distinct().Order());

    [Fact]
    public void The_standard_preference_is_the_one_on_the_page() =>
        Assert.Equal(Said(Preference.Standard), Said(PreferenceInWords.Read(In(First).First().Preference!)));

    [Theory]
    [InlineData("Children's home, painted green")]
    [InlineData("Castle")]
    [InlineData("Children's home, meets arithmetic")]
    public void A_phrase_that_is_not_known_is_an_error(string setting) => Assert.Throws<FormatException>(() => SettingInWords.Read(setting));

    private static IEnumerable<RuleRow> In(string part) => RulesPage.Rows.Where(r => r.Part == part);

    private static IEnumerable<TheoryDataRow<int>> RowsOf(string part, [CallerMemberName] string group = "") =>
        In(part).Select(r => new TheoryDataRow<int>(r.Number) { TestDisplayName = $"{group}: {r.Sentence}" });

    private static (RuleRow Row, Candidate Candidate, Question Question, NeedInWords Need) Put(int number)
    {
        var row = RulesPage.Rows[number - 1];
        var (setting, need) = (SettingInWords.Read(row.First), NeedInWords.Read(row.Second));
        return (row, setting.ToCandidate(need), need.ToQuestion(setting.ToRoster(need.Now)), need);
    }

    private static Found Ranked(string text, Preference preference)
    {
        var candidate = SettingInWords.Read(text).ToCandidate(NeedInWords.Ordinary);
        var order = Ranking.Order(candidate, Asked(text, preference), A.Noon);
        return new(candidate.Setting, candidate.Offer, candidate.Miles, AtCentre: false, order);
    }

    private static Question Asked(string setting, Preference preference) =>
        A.Question(from: B31, roster: SettingInWords.Read(setting).ToRoster(A.Noon), policy: new() { Preference = preference });

    private static string Said(Preference p) => $"{string.Join(' ', p.Order)}, {string.Join(' ', p.Types)}, {string.Join(' ', p.Sectors)}, {string.Join(' ', p.Bands)}";
}
