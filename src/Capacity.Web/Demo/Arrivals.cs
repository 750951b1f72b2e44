using Capacity.Placements;

namespace Capacity.Web.Demo;

/// <summary>Children come by a plan: where a kind has fewer than are published of it, more of them.</summary>
internal static class Arrivals
{
    public static void Plan(DayDraft draft)
    {
        foreach (var kind in draft.Region.GroupBy(s => s.Kind))
        {
            var occupied = kind.Sum(s => s.Occupied.Count());
            var missing = Math.Max(0, (draft.Published.Kinds.GetValueOrDefault(kind.Key)?.Occupied ?? 0) - occupied);
            if (kind.Key == Kind.EmergencyCarers) continue; // nobody plans an emergency
            var planned = kind.Key == Kind.NamedChild ? draft.Rates.Leave : draft.Rates.Come * (1 - draft.Rates.Tonight);
            var coming = draft.Times(occupied * planned + missing / draft.Rates.DaysToMend);
            var vacant = draft.Shuffled(kind.SelectMany(s => s.Vacant.Select(bed => (Setting: s, Bed: bed))).Where(v => v.Bed.Offered || kind.Key == Kind.NamedChild));
            foreach (var (s, bed) in vacant.Where(v => draft.SpeakFor(v.Setting, v.Bed)).Take(coming))
                draft.Add(kind.Key == Kind.NamedChild
                    ? new Occupies(draft.Between(10, 16), s.Id, s.Provider, bed.Id, s.Authority)
                    : new ChildNeedsBed(draft.Between(9.5, 16.5), NeedMetBy(s, draft), s.Id, Needs.Answers(draft)));
        }
    }

    /// <summary>A child whom the setting would take: the match was talked over before.</summary>
    private static NeedBody NeedMetBy(TrackedSetting s, DayDraft draft)
    {
        var supported = s.Type is "supported-accommodation" or "supported-lodgings";
        return new()
        {
            Age = draft.Whole(Math.Max(s.AgeMin, supported ? 16 : 0), Math.Max(Math.Min(s.AgeMax, 17), supported ? 16 : 0)),
            Gender = s.Gender == "any" ? Needs.Gender(draft) : s.Gender,
            Needs = [.. draft.Shuffled(s.Needs).Take(draft.Whole(0, 2))],
            Types = [s.Type],
            Categories = s.Categories.All(c => Catalogue.Categories[c].OnlyWhenAsked) ? [s.Categories[0]] : [],
            Near = new() { District = s.District },
            Authority = s.ExclusiveTo ?? s.Authority,
            When = "planned",
            LegalBasis = Needs.LegalBasis(draft),
        };
    }
}
