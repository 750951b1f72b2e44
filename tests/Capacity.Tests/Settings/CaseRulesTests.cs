using Capacity.Settings;
using Capacity.Testing;

namespace Capacity.Tests.Settings;

public class CaseRulesTests
{
    private const string Birmingham = "E08000025", Coventry = "E08000026";

    private static readonly CaseCutOffs Until = new(A.Noon.AddDays(-90), new Dictionary<string, DateTimeOffset> { [Coventry] = A.Noon.AddDays(-30) });

    [Fact]
    public void A_case_reference_goes_when_the_retention_time_of_who_placed_has_passed()
    {
        var trail = Trail((91, new BedOccupied("1", Birmingham, A.Noon, "old")), (89, new BedOccupied("2", Birmingham, A.Noon, "young")), (31, new BedOccupied("3", Coventry, A.Noon, "brief")));

        var found = CaseRules.Decide(trail, Until)!;

        Assert.Equal([2, 4], found.Redacted.Select(r => r.Version));
        Assert.All(found.Redacted, r => Assert.Null(((BedOccupied)r.Event).CaseRef));
        Assert.Equal([2, 4], found.Event.Versions);
        Assert.Equal(["1", "3"], found.Event.Beds);
    }

    [Fact]
    public void Of_a_child_who_has_left_the_events_alone_are_changed()
    {
        var trail = Trail((91, new BedHeld("h-1", "s-1", ["1"], A.Noon, Birmingham, null)), (91, new HoldPlaced("h-1", Birmingham, A.Noon, "old")), (2, new BedVacated("1", null, true)));

        var found = CaseRules.Decide(trail, Until)!;

        Assert.Equal([3], found.Event.Versions);
        Assert.Empty(found.Event.Beds);
    }

    [Fact]
    public void Who_lives_in_a_bed_now_keeps_a_younger_reference()
    {
        var trail = Trail((200, new BedOccupied("1", Birmingham, A.Noon, "old")), (100, new BedVacated("1", null, true)), (10, new BedOccupied("1", Birmingham, A.Noon, "young")));

        Assert.Empty(CaseRules.Decide(trail, Until)!.Event.Beds);
    }

    [Fact]
    public void Where_nothing_is_past_there_is_nothing_to_do()
    {
        Assert.Null(CaseRules.Decide(Trail((89, new BedOccupied("1", Birmingham, A.Noon, "young"))), Until));
        Assert.Null(CaseRules.Decide(Trail((200, new BedOccupied("1", Birmingham, A.Noon, null))), Until));
    }

    [Fact]
    public void What_the_events_make_of_it_is_the_same_whether_they_were_redacted_before_or_after()
    {
        var trail = Trail((91, new BedOccupied("1", Birmingham, A.Noon, "old")), (10, new BedOccupied("2", Birmingham, A.Noon, "young")));
        var found = CaseRules.Decide(trail, Until)!;
        var saying = new Recorded("home-1", trail.Length + 1, A.Noon, A.Admin, found.Event);

        var live = SettingHistory.Apply(SettingHistory.Fold(null, trail), saying);
        var read = SettingHistory.Fold(null, trail.Select(r => found.Redacted.FirstOrDefault(x => x.Version == r.Version) ?? r).Append(saying));

        Assert.Equal(SettingRow.Write(live).State.ToArray(), SettingRow.Write(read!).State.ToArray());
        Assert.Equal([null, "young"], live.Beds.Take(2).Select(b => b.Occupancy!.CaseRef));
    }

    /// <summary>A home of three beds, and what happened in it so many days ago.</summary>
    private static Recorded[] Trail(params (int DaysAgo, SettingEvent Event)[] events) =>
    [
        new("home-1", 1, A.Noon.AddDays(-300), A.Admin, new SettingRegistered(A.Profile(), 3, 0, 0, Capacity.Terms.SettingStatus.Open)),
        .. events.Select((e, i) => new Recorded("home-1", i + 2, A.Noon.AddDays(-e.DaysAgo), A.Duty, e.Event)),
    ];
}
