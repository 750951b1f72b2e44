using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>
/// Which rule leaves a setting out of a search: pure; of those that fail, the first in the contract's order. How its words are read:
/// <list type="bullet">
/// <item>too-far: the unrounded great-circle miles from the search's place to the setting's (its outcode's centroid, else its district's centre) exceed
/// <c>withinMiles</c>; exactly so many are within. A setting of which neither is known is not known to be too far, so it is not left out.</item>
/// <item>named-child-only: every category is for a named child, or the tag says so; asking for such a category does not help.</item>
/// <item>exclusive-to-another-authority: the search's authority counts, not where the setting lies.</item>
/// <item>not-offered: a setting needs its type among the types, one category among the categories and every tag asked for. One whose categories are all
/// only-when-asked needs one of those asked for by its name or by its tag (short-breaks, parent-and-child); asking for its type does not ask for it.</item>
/// <item>secure-order-needed: any of its categories is secure, whatever else it offers.</item>
/// <item>outside-age-range: ages are inclusive; supported accommodation and lodgings, by type, take 16 and 17 only, whatever the register says.</item>
/// <item>gender: a setting that takes one gender takes that one; other meets only those that take any.</item>
/// <item>current-limits: only while in force; soloOnly leaves out a need of several children, and any need while somebody lives there.</item>
/// <item>emergency-only: every category is an emergency one and the search is planned; the tag emergency makes nothing emergency-only.</item>
/// <item>off-rota: tonight only, a household all of whose categories are those of emergency carers, where its authority's rota covers this day, and it is not among those
/// on duty, is on leave, or they are closed at this hour. Without a rota nobody is left out; a warning says so.</item>
/// <item>usual-fostering-limit: the children of this search alone are counted; of a hold, as many as it has beds.</item>
/// <item>no-bed-available: vacant beds that nothing forbids offering, confirmed lately or not, are fewer than the children.</item>
/// </list>
/// </summary>
public static class MatchRules
{
    public const int Count = (int)Rule.NoBedAvailable + 1;

    /// <summary>The first rule that leaves the setting out, neither those of <paramref name="skipped"/> nor what the authority has set aside tried; null where it matches.</summary>
    public static Rule? FirstExclusion(in Candidate candidate, Question question, DateTimeOffset now, RuleSet skipped = default)
    {
        var plot = new OfferPlot(null);
        plot.Add(candidate.Setting, candidate.Offer);
        return new RuleTable(question, now).Failing(plot, 0, candidate.Miles ?? double.NaN).Without(skipped).First;
    }
}
