using Capacity.Placements;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Web.Pages.Settings;

namespace Capacity.Web.Pages.Placements;

/// <summary>What stands against a setting, of that setting: <c>Takes ages 5 to 11</c>.</summary>
internal static class ExclusionSentence
{
    public static string Of(Rule rule, Exclusion left, Need need, DateTimeOffset now)
    {
        var offer = left.Offer;
        return rule switch
        {
            Rule.TooFar => $"{NeedSentence.Miles(left.Miles ?? 0)} away",
            Rule.Closed => "Closed for good",
            Rule.SettingSuspended => offer.StatusReason is { } reason ? $"Suspended as a whole: {Wording.Within(Wording.Reason(reason))}" : "Suspended as a whole",
            Rule.RegulatorRestriction => "The regulator lets no more children move in",
            Rule.RatingInadequate => $"Rated {Wording.Within(Wording.Rating(offer.Rating))}",
            Rule.NamedChildOnly => "Approved for a named child only",
            Rule.ExclusiveToAnotherAuthority => $"Kept for {PlaceNames.Authority(offer.ExclusiveTo!)}",
            Rule.NotOffered => NotOffered(offer, need),
            Rule.SecureOrderNeeded => "A secure bed: placed through the national unit",
            Rule.OutsideAgeRange => Ages(offer, need),
            Rule.Gender => Wording.Gender(offer.Gender),
            Rule.NeedsNotMet => $"Does not meet {Lacking(need.Needs, offer.NeedMask)}",
            Rule.CurrentLimits => $"For now: {Wording.Within(LimitsSentence.Of(LimitsOf(offer.Limits!), now))}",
            Rule.EmergencyOnly => "For emergencies only, and this is planned",
            Rule.OffRota => "Not on duty now",
            Rule.UsualFosteringLimit => "Three children in a foster household at most, unless they are brothers and sisters",
            Rule.NoBedAvailable => Beds(offer, now),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Say it in a sentence."),
        };
    }

    private static string NotOffered(Offer offer, Need need)
    {
        if (need.Types.Length > 0 && !need.Types.Contains(offer.Type)) return $"It is another type: {Wording.Within(Wording.Type(offer.Type))}";
        string[] tags = [.. need.Tags.Where(tag => (offer.TagMask & Catalogue.Tags.Mask([tag])) == 0)];
        if (tags.Length > 0) return $"Not for {Wording.List(tags.Select(t => Wording.Within(Wording.Tag(t))), "or")}";
        var categories = Wording.List(offer.Categories().Select(Wording.Category));
        return need.Categories.Length > 0 && (Catalogue.Categories.Mask(need.Categories) & offer.CategoryMask) == 0 ? $"It is another category: {categories}" : $"Only when asked for: {categories}";
    }

    private static string Ages(Offer offer, Need need) => need.Age >= offer.AgeMin && need.Age <= offer.AgeMax
        ? "Supported accommodation is for 16 and 17 only"
        : $"Takes {(offer.AgeMin == offer.AgeMax ? "age" : "ages")} {Wording.Ages(offer.AgeMin, offer.AgeMax)}";

    private static string Lacking(IEnumerable<string> needs, ulong met) =>
        Wording.List(needs.Where(n => (met & Catalogue.Needs.Mask([n])) == 0).Select(n => Wording.Within(Wording.Need(n))), "or");

    private static LimitsView LimitsOf(OfferLimits l) =>
        new(l.AgeMin, l.AgeMax, l.Gender, [.. Catalogue.Needs.Where((_, at) => (l.NotNeedMask & (1UL << at)) != 0).Select(n => n.Id)], l.SoloOnly, l.Until);

    private static string Beds(Offer offer, DateTimeOffset now)
    {
        var (counts, parts) = (offer.Counts(now), new List<string>());
        Add(counts.Occupied, "occupied");
        Add(counts.Held, "held");
        foreach (var (reason, beds) in offer.SuspendedAt(now)) Add(beds, $"suspended ({Wording.Within(Wording.Reason(reason))})");
        var free = offer.Vacant == 0 ? "No bed free" : $"{Plural.Of(offer.Vacant, "bed")} free";
        return parts.Count == 0 ? free : $"{free}: {Wording.List(parts)}";

        void Add(int beds, string state)
        {
            if (beds > 0) parts.Add($"{Plural.Number(beds)} {state}");
        }
    }
}
