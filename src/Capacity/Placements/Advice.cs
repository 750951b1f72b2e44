using System.Globalization;
using Capacity.Placements.Authorities;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Who must agree before a placement, and by which rule. It leaves nobody out.</summary>
public sealed record ApprovalView(string Rule, Basis Basis, string Who, string Source);

/// <summary>What a duty worker should know or do about a match, and by which rule. It leaves nobody out.</summary>
public sealed record WarningView(string Rule, Basis Basis, string Text, string Source);

/// <summary>The rules that leave nobody out: data, like those that do. One for all matches of a search.</summary>
public sealed class Advice(Need need, Question question, DateTimeOffset now)
{
    private const string CarePlanning = "Care Planning, Placement and Case Review (England) Regulations 2010";
    private const int DaysToTell = 5, OldestChild = 17;

    public static readonly TermList<MatchRule> Rules = new(
        new("out-of-area", "Outside the authority's area", Basis.Law, $"{CarePlanning}, reg 11"),
        new("tell-area-authority", "The area's authority is told", Basis.Law, $"{CarePlanning}, reg 13"),
        new("confirmed-long-ago", "Confirmed long ago", Basis.Fact, "The provider's last word"),
        new("rota-not-known", "No rota covers today", Basis.Fact, "The authority's rota"),
        new("near-age-limit", "At the oldest age it takes", Basis.Law, "Registration or approval"));

    private static readonly IReadOnlyList<ApprovalView> Nominated = Asked("Nominated officer"), Director = Asked("Director of children's services");
    private string? _tellBy;

    /// <summary>The day by which an area's authority is told: the same for all of a search, and bank holidays take a while to reckon.</summary>
    private string TellBy => _tellBy ??= WorkingDays.After(LondonTime.Date(now), DaysToTell).ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>Adjoining the authority, its nominated officer agrees; further away, its director (reg 11).</summary>
    public IReadOnlyList<ApprovalView> Approvals(Offer offer) =>
        offer.Authority == need.Authority ? [] : Adjoining.Are(offer.Authority, need.Authority) ? Nominated : Director;

    public IReadOnlyList<WarningView> Warnings(Offer offer)
    {
        var warnings = new List<WarningView>();
        if (offer.Authority != need.Authority && need.When == When.Tonight)
            Add("tell-area-authority", $"Tell {PlaceNames.Authority(offer.Authority)} by {TellBy}, within {DaysToTell} working days");
        if (offer.Stale(now)) Add("confirmed-long-ago", $"Last confirmed {Reasons.Ago(now - offer.ConfirmedAt)}: ring before you rely on it");
        if (need.When == When.Tonight && (offer.CategoryMask & ~Catalogue.EmergencyCarers) == 0 && !question.Roster.Knows(offer.Authority))
            Add("rota-not-known", "No rota says whether these carers are on duty: ask first");
        if (need.Age == offer.AgeMax && offer.AgeMax < OldestChild) Add("near-age-limit", $"Takes children up to {offer.AgeMax}: soon too old");
        return warnings;

        void Add(string id, string text) => warnings.Add(new(id, Rules[id].Basis, text, Rules[id].Source));
    }

    private static IReadOnlyList<ApprovalView> Asked(string who)
    {
        var rule = Rules["out-of-area"];
        return [new(rule.Id, rule.Basis, who, rule.Source)];
    }
}
