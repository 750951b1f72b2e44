namespace Capacity.Web.Demo;

/// <summary>Beds that cannot be offered for a while, and those that can be again.</summary>
internal static class Suspensions
{
    private const string Preparing = "preparing";
    private const double ToldUntilWhen = 0.75, LongestDays = 42;

    private static readonly IReadOnlyList<(string, double)>
        OfHouseholds = [("carer-break", 45), ("matching", 35), ("safeguarding", 8), ("quality", 5), ("maintenance", 7)],
        OfHomes = [("staffing", 40), ("matching", 32), ("maintenance", 14), ("safeguarding", 5), ("quality", 6), ("regulator", 3)];

    public static void Plan(DayDraft draft)
    {
        var suspended = draft.Region.SelectMany(s => s.Suspended.Select(bed => (Setting: s, Bed: bed))).ToList();
        foreach (var (s, bed) in suspended.Where(b => b.Bed.Until is null))
            if (draft.Happens(bed.Reason == Preparing ? draft.Rates.Prepared : 1 / draft.Rates.SuspendedDays) && draft.SpeakFor(s, bed))
                draft.Add(new Reopens(draft.Between(9, 17), s.Id, s.Provider, bed.Id));

        var (usual, now) = (draft.Published.Suspended, suspended.Count(b => b.Bed.Reason != Preparing));
        var more = draft.Times(Math.Max(0, usual / draft.Rates.SuspendedDays + (usual - now) / draft.Rates.DaysToMend));
        var vacant = draft.Shuffled(draft.Region.Where(s => s.Kind != Kind.NamedChild && s.Kind != Kind.EmergencyCarers).SelectMany(s => s.Vacant.Select(bed => (Setting: s, Bed: bed))));
        foreach (var (s, bed) in vacant.Take(more))
            if (draft.SpeakFor(s, bed))
                draft.Add(new Suspends(draft.Between(8, 20), s.Id, s.Provider, bed.Id, draft.Likely(IsHousehold(s) ? OfHouseholds : OfHomes), Length(draft)));
    }

    private static bool IsHousehold(TrackedSetting s) => s.Type is "foster-household" or "supported-lodgings";

    private static TimeSpan? Length(DayDraft draft) => draft.Happens(ToldUntilWhen)
        ? TimeSpan.FromDays(Math.Clamp(-Math.Log(1 - draft.Number(0, 1)) * draft.Rates.SuspendedDays, 0.5, LongestDays))
        : null;
}
