using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Web.Pages.Placements;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>What a closed search asked for, in words, with no more of it than is kept.</summary>
internal static class AskedSentence
{
    public static string Who(DemandView d)
    {
        var child = d.Gender switch { ChildGender.Female => "Girl", ChildGender.Male => "Boy", _ => "Child" };
        var age = d.Age is { } years ? $"aged {years}" : d.AgeBand == "under-1" ? "under 1" : $"aged {d.AgeBand.Replace("-", " to ", StringComparison.Ordinal)}";
        return d.Children == 1 ? $"{child} {age}" : $"{d.Children} children together, {Wording.Within(child)} {age}";
    }

    public static IEnumerable<string> Conditions(DemandView d)
    {
        yield return d.When == When.Tonight ? "Tonight" : "Planned";
        if (d.Needs.Count > 0) yield return $"Needs: {Wording.List(d.Needs.Select(w => Wording.Within(Wording.Need(w))))}";
        if (d.Tags.Count > 0) yield return $"Must be for: {Wording.List(d.Tags.Select(w => Wording.Within(Wording.Tag(w))))}";
        if (d.Categories.Count > 0) yield return $"Only: {Wording.List(d.Categories.Select(Wording.Category), "or")}";
        if (d.Types.Count > 0) yield return $"Only: {Wording.List(d.Types.Select(Wording.Type), "or")}";
        if (d.Near is { } near) yield return $"Within {NeedSentence.Miles(d.WithinMiles)} of {near.Postcode ?? PlaceNames.District(near.District!, d.Authority)}";
        yield return $"For {PlaceNames.Authority(d.Authority)}";
        if (d.DetailsDeleted) yield return "Details deleted";
    }

    public static string Ended(SearchOutcome outcome) => outcome switch
    {
        SearchOutcome.Placed => "Child placed",
        SearchOutcome.NotNeeded => "No longer needed",
        _ => "No bed found",
    };

    /// <summary>What left out the most vacant beds; null where no rule left out any.</summary>
    public static string? Foremost(DemandView d) =>
        d.Excluded.Where(e => e.Value.Beds > 0).OrderByDescending(e => e.Value.Beds).Select(e => $"{Catalogue.Rules[e.Key].Name}: {Plural.Of(e.Value.Beds, "vacant bed")}").FirstOrDefault();
}
