namespace Capacity.Web.Demo;

/// <summary>Providers say in the morning that the picture is right. Some forget, so that their beds go stale. Inspectors publish what they found.</summary>
internal static class Mornings
{
    private const int OneInSoManyForgets = 8;

    /// <summary>Of each hundred children's homes that were inspected (the register's own shares, rounded), so that ratings do not drift.</summary>
    private static readonly IReadOnlyList<(string, double)> Ratings = [("outstanding", 10), ("good", 70), ("requires-improvement", 18), ("inadequate", 2)];

    /// <summary>Most inspections find what the last one found.</summary>
    private const double FoundOtherwise = 0.3;

    public static void Plan(DayDraft draft)
    {
        foreach (var s in draft.Region)
        {
            var (diligent, forgetful) = s.Categories.Any(c => Catalogue.Categories[c].Emergency) ? draft.Rates.ConfirmEmergency : draft.Rates.Confirm;
            if (draft.Happens(Forgets(s.Provider) ? forgetful : diligent)) draft.Add(new Confirms(draft.Between(6.5, 11), s.Id, s.Provider));
        }
        foreach (var home in draft.Region.Where(s => s.Type == "childrens-home"))
            if (draft.Happens(draft.Rates.Inspected) && draft.Happens(FoundOtherwise))
                draft.Add(new IsRated(draft.Between(11, 12), home.Id, home.Provider, draft.Likely(Ratings)));
    }

    /// <summary>The same providers every day, whatever the seed.</summary>
    private static bool Forgets(string provider) => provider.Aggregate(7, (sum, letter) => unchecked(sum * 31 + letter) & int.MaxValue) % OneInSoManyForgets == 0;
}
