namespace Capacity.Web.Demo;

/// <summary>
/// What happens on a day and when: pure, from the region as it is at the day's beginning and a seed. Every bed has at most one part in a day, and each act is allowed where its bed still is as
/// it was; where somebody else was quicker, it is refused, and the day goes on.
/// </summary>
internal static class DayPlan
{
    public static IReadOnlyList<Act> Of(IReadOnlyList<TrackedSetting> region, PublishedRegion published, DayRates rates, long day, int seed)
    {
        var draft = new DayDraft([.. region.Where(s => s.Status == "open")], published, rates, day, seed);
        Mornings.Plan(draft);
        Departures.Plan(draft);
        Suspensions.Plan(draft);
        Arrivals.Plan(draft);
        Nights.Plan(draft);
        return draft.Acts;
    }
}
