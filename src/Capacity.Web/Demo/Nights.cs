namespace Capacity.Web.Demo;

/// <summary>Children for whom a bed is needed today or tonight, most of them in the evening; and now and then a night that is bad for one district.</summary>
internal static class Nights
{
    private const double BrothersAndSisters = 0.07, FewMiles = 5, ManyMiles = 40, FarAway = 0.1;

    /// <summary>Hours of the day, and how much of what is needed at once falls in them (assumed). A night's small hours belong to its evening.</summary>
    private static readonly IReadOnlyList<((double From, double To), double)> Hours = [((9, 17), 30), ((17, 24), 55), ((24, 30), 15)];

    public static void Plan(DayDraft draft)
    {
        var occupied = draft.Region.Where(s => s.Occupied.Any()).ToList();
        if (occupied.Count == 0) return;
        var children = draft.Region.Sum(s => s.Occupied.Count());
        for (var left = draft.Times(children * draft.Rates.Come * draft.Rates.Tonight); left > 0; left--)
        {
            var home = draft.One(occupied);
            var (from, to) = draft.Likely(Hours);
            draft.Add(Tonight(draft, draft.Between(from, to), home.District, home.Authority, miles: draft.Happens(FarAway) ? ManyMiles : null, Needs.Age(draft)));
        }
        if (draft.Day % draft.Rates.BadNight.EveryDays == 0) PlanBad(draft);
    }

    /// <summary>Many searches at once in a district that has few beds to offer.</summary>
    private static void PlanBad(DayDraft draft)
    {
        var districts = draft.Region.GroupBy(s => (s.District, s.Authority)).OrderBy(d => d.Sum(s => s.Vacant.Count(b => b.Offered))).ThenBy(d => d.Key.District, StringComparer.Ordinal).ToList();
        var (district, authority) = draft.One(districts.Take((districts.Count + 2) / 3).ToList()).Key;
        for (var left = draft.Times(draft.Rates.BadNight.Searches); left > 0; left--)
            draft.Add(Tonight(draft, draft.Between(21, 26), district, authority, FewMiles, draft.Whole(11, 17)));
    }

    private static ChildNeedsBed Tonight(DayDraft draft, TimeSpan at, string district, string authority, double? miles, int age) => new(at, new()
    {
        Age = age,
        Gender = Needs.Gender(draft),
        Children = draft.Happens(BrothersAndSisters) ? 2 : 1,
        Needs = Needs.Of(draft, age),
        Near = new() { District = district },
        WithinMiles = miles,
        Authority = authority,
        When = "tonight",
        LegalBasis = Needs.LegalBasis(draft),
    }, null, Needs.Answers(draft));
}
