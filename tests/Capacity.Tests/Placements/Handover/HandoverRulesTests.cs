using Capacity.Placements;
using Capacity.Placements.Handover;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Handover;

public class HandoverRulesTests
{
    private const string Birmingham = "E08000025", Staffordshire = "E10000028";
    private static readonly string[] EmergencyCarers = ["fostering-edt"];

    /// <summary>Five o'clock on a Wednesday, and the morning after.</summary>
    private static readonly DateTimeOffset Five = new(2026, 11, 25, 17, 0, 0, TimeSpan.Zero), Morning = Five.AddHours(15);

    private int _searches;

    [Fact]
    public void A_night_goes_over_midnight()
    {
        var (evening, small) = (Search(Five.AddHours(1)), Search(Five.AddHours(10)));

        var handover = Handover([small, evening, Search(Five.AddHours(-1)) with { Status = SearchStatus.Closed, ClosedAt = Five.AddMinutes(-1) }]);

        Assert.Equal([evening.Id, small.Id], handover.Searches.Select(s => s.Id));
        Assert.Equal((Five, Morning), (handover.Since, handover.At));
    }

    [Fact]
    public void A_search_begun_before_belongs_to_the_night_in_which_something_happened_in_it()
    {
        var closed = Search(Five.AddDays(-2)) with { Status = SearchStatus.Closed, Outcome = SearchOutcome.NotNeeded, ClosedAt = Five.AddHours(2) };
        var held = Search(Five.AddDays(-1), Hold(at: Five.AddHours(3), HoldStatus.Released, ended: Five.AddHours(4)));
        var declined = Search(Five.AddHours(-1), Hold(at: Five.AddMinutes(-5), HoldStatus.Declined, ended: Five.AddMinutes(5)));
        var nothing = Search(Five.AddDays(-1), Hold(at: Five.AddHours(-4), HoldStatus.Expired, ended: Five.AddHours(-3)));

        var handover = Handover([closed, held, declined, nothing]);

        Assert.Equal([closed.Id, held.Id, declined.Id], handover.Searches.Select(s => s.Id));
    }

    [Fact]
    public void A_search_that_went_on_as_another_is_not_listed_and_its_declines_are()
    {
        var before = Search(Five.AddHours(1), Declined(Five.AddHours(2), DeclineReason.Staffing, null));
        var next = Search(Five.AddHours(3));

        var handover = Handover([before with { Status = SearchStatus.Closed, Outcome = SearchOutcome.NotNeeded, ClosedBy = A.Duty, ClosedAt = Five.AddHours(3), ReplacedBy = next.Id }, next]);

        Assert.Equal([next.Id], handover.Searches.Select(s => s.Id));
        Assert.Equal(before.Id, Assert.Single(Assert.Single(handover.Declines).Holds).SearchId);
    }

    [Fact]
    public void A_search_that_nobody_closed_happened_when_it_was_last_used()
    {
        var closed = Search(Five.AddDays(-2)) with { Status = SearchStatus.Closed, Outcome = SearchOutcome.NotNeeded, ClosedBy = Actor.System, ClosedAt = Five.AddHours(2) };

        Assert.Empty(Handover([closed]).Searches);
    }

    [Fact]
    public void A_hold_is_handed_over_while_it_is_open()
    {
        var late = Hold(at: Five.AddHours(13), HoldStatus.Accepted, until: Five.AddHours(17));
        var soon = Hold(at: Five.AddHours(14), HoldStatus.Active, until: Five.AddHours(16));

        var handover = Handover([Search(Five.AddHours(12), late), Search(Five.AddHours(13), soon, Hold(at: Five, HoldStatus.Expired, ended: Five.AddHours(1)))]);

        Assert.Equal([(HoldStatus.Active, Five.AddHours(16)), (HoldStatus.Accepted, Five.AddHours(17))], handover.OpenHolds.Select(h => (h.Status, h.Until)));
        Assert.Equal("Elm House", handover.OpenHolds[0].Name);
    }

    [Fact]
    public void A_placement_with_emergency_carers_has_a_clock_of_72_hours()
    {
        var placed = Five.AddHours(9);

        var placement = Assert.Single(Handover([Search(Five.AddHours(8), Placed(placed))], Occupied(placed, EmergencyCarers)).Placements);

        Assert.Equal(new EmergencyClock(placed, placed.AddHours(72)), placement.Clock);
        Assert.Equal(("EDT-1182", Birmingham, placed, false), (placement.CaseRef, placement.Authority, placement.Since, placement.Left));
    }

    [Theory]
    [InlineData(When.Tonight, "fostering-edt;fostering-mainstream", true)]
    [InlineData(When.Planned, "fostering-edt;fostering-mainstream", false)]
    [InlineData(When.Planned, "fostering-edt", true)]
    public void A_stay_that_was_planned_is_no_emergency_where_they_take_children_for_longer_too(When when, string categories, bool runs)
    {
        var (placed, search) = (Five.AddHours(9), Search(Five.AddHours(8), Placed(Five.AddHours(9))));

        var handover = Handover([search with { Need = search.Need with { When = when } }], Occupied(placed, categories.Split(';')));

        Assert.Equal(runs, Assert.Single(handover.Placements).Clock is not null);
    }

    [Fact]
    public void Of_a_weekend_placement_the_clock_starts_on_Monday()
    {
        var (friday, saturday) = (Five.AddDays(2), Five.AddDays(3).AddHours(9));

        var placement = Assert.Single(Handover([Search(saturday, Placed(saturday))], Occupied(saturday, EmergencyCarers), friday, friday.AddDays(3)).Placements);

        Assert.Equal(new EmergencyClock(new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), new(2026, 12, 3, 0, 0, 0, TimeSpan.Zero)), placement.Clock);
    }

    [Fact]
    public void The_clock_is_the_placing_authoritys()
    {
        var placed = Five.AddHours(9);

        var placement = Assert.Single(Handover([Search(placed, Placed(placed, Staffordshire))], Occupied(placed, EmergencyCarers)).Placements);

        Assert.Equal(new(2026, 11, 26, 17, 0, 0, TimeSpan.Zero), placement.Clock!.EndsAt); // the night is that of the 25th
    }

    [Fact]
    public void Any_other_placement_has_no_clock() => Assert.Null(Assert.Single(Handover([Search(Five, Placed(Five.AddHours(1)))], Occupied(Five.AddHours(1))).Placements).Clock);

    [Fact]
    public void An_earlier_emergency_stay_is_handed_over_for_as_long_as_the_child_is_there()
    {
        var placed = Five.AddHours(-20);
        SearchState[] searches = [Search(placed, Placed(placed))];

        Assert.Single(Handover(searches, Occupied(placed, EmergencyCarers)).Placements);
        Assert.Single(Handover(searches, Occupied(placed, EmergencyCarers), Five.AddDays(5), Morning.AddDays(5)).Placements); // late, and so all the more
        Assert.Empty(Handover(searches, Occupied(placed)).Placements);
        Assert.Empty(Handover(searches, A.Setting(profile: A.Profile(categories: EmergencyCarers))).Placements);
    }

    [Fact]
    public void A_child_who_has_left_again_has_no_clock()
    {
        var placed = Five.AddHours(2);

        var placement = Assert.Single(Handover([Search(placed, Placed(placed))], Occupied(Five.AddHours(8), EmergencyCarers)).Placements);

        Assert.Equal((true, null), (placement.Left, placement.Clock));
    }

    [Fact]
    public void Declines_are_told_by_reason_the_commonest_first()
    {
        var night = Search(Five,
            Declined(Five.AddHours(3), DeclineReason.Matching, "Not with the two boys there"), Declined(Five.AddHours(1), DeclineReason.Staffing, null),
            Declined(Five.AddHours(2), DeclineReason.Staffing, "One asleep-in"), Declined(Five.AddHours(-1), DeclineReason.Matching, "Yesterday's"));

        var declines = Handover([night]).Declines;

        Assert.Equal([(DeclineReason.Staffing, "Staffing", 2), (DeclineReason.Matching, "Matching", 1)], declines.Select(d => (d.Reason, d.Name, d.Holds.Count)));
        Assert.Equal([null, "One asleep-in", "Not with the two boys there"], declines.SelectMany(d => d.Holds).Select(d => d.Note));
    }

    [Fact]
    public void A_need_that_was_not_met_is_told_by_when_it_was_given_up()
    {
        var unmet = Search(Five.AddDays(-1)) with { Status = SearchStatus.Closed, Outcome = SearchOutcome.Unmet, ClosedAt = Five.AddHours(6), Note = "Stayed at the station" };

        var handover = Handover([unmet, unmet with { Id = new('a', 32), ClosedAt = Five.AddHours(-1) }, Search(Five) with { Status = SearchStatus.Closed, Outcome = SearchOutcome.Placed, ClosedAt = Morning }]);

        Assert.Equal([(unmet.Id, "Stayed at the station")], handover.Unmet.Select(u => (u.SearchId, u.Note)));
    }

    [Fact]
    public void An_item_knows_who_ticked_it_off()
    {
        var search = Search(Five.AddHours(1));
        var tick = new Tick($"search-{search.Id}", Done: true, A.Duty, Morning);

        var item = Assert.Single(HandoverRules.Of(new(Five, Morning, [search], new Dictionary<string, Setting>(), Tick.Standing([tick]), A.Policies)).Searches);

        Assert.Equal((tick.Item, "Duty worker", Morning), (item.Item, item.TickedBy, item.TickedAt!.Value));
    }

    [Fact]
    public void The_last_word_on_an_item_counts_whichever_night_it_was_said_in()
    {
        Tick[] ticks = [new("a", true, A.Duty, Five), new("a", false, A.Duty, Morning), new("b", false, A.Duty, Five), new("b", true, A.Admin, Morning)];

        Assert.Equal(["b"], Tick.Standing(ticks).Keys);
    }

    [Fact]
    public void A_hold_that_ended_before_its_end_was_kept_is_dated_by_its_beginning()
    {
        var earlier = Declined(Five.AddHours(1), DeclineReason.Matching, null) is var d ? d with { Hold = d.Hold! with { EndedAt = null, DeclineReason = null } } : null!;

        Assert.Equal(DeclineReason.Other, Assert.Single(Handover([Search(Five, earlier)]).Declines).Reason);
    }

    [Fact]
    public void Beds_that_were_occupied_without_a_hold_are_told_and_whether_somebody_has_left_again()
    {
        var (first, second) = (Five.AddHours(2), Five.AddHours(4));
        var home = A.Setting().Do(new OccupyBed("1", Birmingham, first, "EDT-7"), now: first).Do(new OccupyBed("2", Birmingham), now: second).Do(new VacateBed("2"), now: Morning);
        Recorded[] occupied =
        [
            new("home-1", 3, second, A.Provider, new BedOccupied("2", Birmingham, second, null)),
            new("home-1", 2, first, A.Duty, new BedOccupied("1", Birmingham, first, "EDT-7")),
        ];

        var handover = HandoverRules.Of(new(Five, Morning, [], new Dictionary<string, Setting> { ["home-1"] = home }, new Dictionary<string, Tick>(), A.Policies) { Occupied = occupied });

        Assert.Equal([("occupied-home-1-2", "1", "Duty worker", false), ("occupied-home-1-3", "2", "Home manager", true)], handover.Occupied.Select(o => (o.Item, o.BedId, o.By, o.Left)));
        Assert.Equal(("Elm House", "EDT-7", first), (handover.Occupied[0].Name, handover.Occupied[0].CaseRef, handover.Occupied[0].Since));
        Assert.Equal(handover.Occupied, handover.All);
    }

    [Theory]
    [InlineData("fostering-edt", true)]
    [InlineData("fostering-edt;fostering-mainstream", false)]
    [InlineData("residential-ebd", false)]
    public void A_bed_occupied_without_a_hold_where_children_stay_in_an_emergency_alone_has_a_clock(string categories, bool runs)
    {
        var since = Five.AddHours(2);
        Recorded occupied = new("home-1", 2, since, A.Duty, new BedOccupied("1", Birmingham, since, null));
        var facts = new HandoverFacts(Five, Morning, [], new Dictionary<string, Setting> { ["home-1"] = Occupied(since, categories.Split(';')) }, new Dictionary<string, Tick>(), A.Policies) { Occupied = [occupied] };

        Assert.Equal(runs ? new EmergencyClock(since, since.AddHours(72)) : null, Assert.Single(HandoverRules.Of(facts).Occupied).Clock);
        Assert.Null(Assert.Single(HandoverRules.Of(facts with { Settings = new Dictionary<string, Setting> { ["home-1"] = A.Setting(profile: A.Profile(categories: ["fostering-edt"])) } }).Occupied).Clock); // has left again
    }

    private static HandoverView Handover(SearchState[] searches, Setting? setting = null, DateTimeOffset? since = null, DateTimeOffset? at = null) => HandoverRules.Of(new(
        since ?? Five, at ?? Morning, searches, new Dictionary<string, Setting> { ["home-1"] = setting ?? A.Setting() }, new Dictionary<string, Tick>(), A.Policies));

    private SearchState Search(DateTimeOffset created, params SearchHold[] holds)
    {
        var id = $"{++_searches:x32}";
        return SearchState.Open(id, A.Need(), null, A.Duty, created, []) with { Holds = [.. holds.Select((h, i) => h with { Number = i + 1, Hold = h.Hold! with { Id = $"{id}-{i + 1}", SearchId = id } })] };
    }

    private static SearchHold Hold(DateTimeOffset at, HoldStatus status, DateTimeOffset? ended = null, DateTimeOffset? until = null, string authority = Birmingham) =>
        new(0, Guid.Empty, "home-1", 1, until ?? at.AddHours(1), null, at, new("", "", ["1"], until ?? at.AddHours(1), status, authority, EndedAt: ended));

    private static SearchHold Placed(DateTimeOffset at, string authority = Birmingham) =>
        Hold(at, HoldStatus.Placed, at, authority: authority) is var h ? h with { Hold = h.Hold! with { PlacedSince = at } } : null!;

    private static SearchHold Declined(DateTimeOffset at, DeclineReason reason, string? note) =>
        Hold(at.AddMinutes(-10), HoldStatus.Declined, at) is var h ? h with { Hold = h.Hold! with { DeclineReason = reason, DeclineNote = note } } : null!;

    /// <summary>Bed 1 with a child in it since then.</summary>
    private static Setting Occupied(DateTimeOffset since, string[]? categories = null) =>
        A.Setting(profile: A.Profile(categories: categories)).After(new BedOccupied("1", Birmingham, since, null));
}
