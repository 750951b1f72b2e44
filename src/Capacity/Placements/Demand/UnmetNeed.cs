namespace Capacity.Placements.Demand;

/// <summary>The searches that were closed from one day to another, as the contract shows them.</summary>
/// <param name="Searches">How many, whichever way they ended.</param>
/// <param name="Unmet">How many of them ended without a bed.</param>
/// <param name="Items">Those asked for, the latest first.</param>
/// <param name="ExcludedBy">What stood against them all together, the most vacant beds first.</param>
public sealed record UnmetNeed(DateOnly From, DateOnly To, int Searches, int Unmet, IReadOnlyList<DemandView> Items, IReadOnlyList<ExcludedBy> ExcludedBy);

/// <summary>A closed search as it is kept.</summary>
/// <param name="Age">Null once it is forgotten, as the gender is.</param>
/// <param name="DetailsDeleted">The authority's retention time has passed: needs, tags, place, gender and exact age are gone.</param>
public sealed record DemandView(
    string SearchId, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, string Authority, string AgeBand, int? Age, ChildGender? Gender, int Children, IReadOnlyList<string> Needs,
    IReadOnlyList<string> Tags, IReadOnlyList<string> Categories, IReadOnlyList<SettingType> Types, Near? Near, double WithinMiles, When When, int Considered, int Matched,
    IReadOnlyDictionary<string, LeftOutView> Excluded, int Holds, int Declines, SearchOutcome Outcome, bool DetailsDeleted)
{
    public static DemandView Of(DemandFact f) => new(f.Search, f.OpenedAt, f.ClosedAt, f.Authority, f.Band, f.Age, f.Gender, f.Children, f.Needs, f.Tags, f.Categories, f.Types, f.Near,
        f.WithinMiles, f.When, f.Found.Considered, f.Found.Matched, Tally(f.Found), f.Holds, f.Declines, f.Outcome, f.Forgotten);

    /// <summary>The rules that left somebody out, in their order.</summary>
    private static OrderedDictionary<string, LeftOutView> Tally(Exclusions found)
    {
        var tally = new OrderedDictionary<string, LeftOutView>();
        foreach (var left in found.ByRule) tally.Add(left.Rule.Word(), new(left.Settings, left.Beds));
        return tally;
    }
}

public sealed record LeftOutView(int Settings, int Beds);

/// <summary>A rule and what it left out of all the searches, a setting once for each.</summary>
public sealed record ExcludedBy(string Rule, string Name, Basis Basis, int Settings, int Beds)
{
    public static ExcludedBy Of(LeftOut left) => Catalogue.Rules[left.Rule.Word()] is var rule ? new(rule.Id, rule.Name, rule.Basis, left.Settings, left.Beds) : throw new InvalidOperationException();
}
