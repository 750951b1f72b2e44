namespace Capacity.Web.Demo;

/// <summary>Children leave: some by a date that was told before. Most beds are made ready first.</summary>
internal static class Departures
{
    private const double MadeReadyFirst = 0.8;
    private const int DaysAhead = 3;

    public static void Plan(DayDraft draft)
    {
        foreach (var kind in draft.Region.GroupBy(s => s.Kind))
        {
            var beds = draft.Shuffled(kind.SelectMany(s => s.Occupied.Select(bed => (Setting: s, Bed: bed))));
            var tooMany = beds.Count - draft.Published.Kinds.GetValueOrDefault(kind.Key)?.Occupied ?? 0;
            var rate = kind.Key == Kind.EmergencyCarers ? draft.Rates.LeaveEmergency : draft.Rates.Leave;
            var leaving = draft.Times(beds.Count * rate + Math.Max(0, tooMany) / draft.Rates.DaysToMend);

            var foretold = beds.Where(b => b.Bed.ExpectedFreeOn is not null && draft.Happens(1.0 / DaysAhead)).ToList();
            foreach (var (s, bed) in foretold.Concat(beds.Where(b => b.Bed.ExpectedFreeOn is null)).Take(leaving))
                if (draft.SpeakFor(s, bed)) draft.Add(new Vacates(draft.Between(9, 16), s.Id, s.Provider, bed.Id, kind.Key == Kind.EmergencyCarers || !draft.Happens(MadeReadyFirst)));

            foreach (var (s, bed) in beds.Where(b => b.Bed.ExpectedFreeOn is null).Reverse().Take(draft.Times(leaving * draft.Rates.Foretold)))
                if (draft.SpeakFor(s, bed)) draft.Add(new ExpectsFree(draft.Between(9, 17), s.Id, s.Provider, bed.Id, TimeSpan.FromDays(draft.Whole(1, DaysAhead))));
        }
    }
}
