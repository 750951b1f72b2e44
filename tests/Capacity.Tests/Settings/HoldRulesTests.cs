using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

public class HoldRulesTests
{
    private static HoldBeds Hold(string id = "h-1", int beds = 1) => new(id, "s-1", beds, Noon.AddHours(1), "E08000025", new Anything());

    [Fact]
    public void All_the_beds_are_held_or_none()
    {
        var home = Setting(beds: 3, occupied: 1);

        Assert.Equal(["2", "3"], ((BedHeld)home.Decide(Hold(beds: 2)).Event!).BedIds);
        Assert.Equal("bed-not-available", home.Decide(Hold(beds: 3)).Refusal?.Slug);
    }

    [Fact]
    public void Two_holds_never_share_a_bed()
    {
        var home = Setting(beds: 1).Do(Hold("h-1"));

        Assert.Equal("bed-not-available", home.Decide(Hold("h-2")).Refusal?.Slug);
    }

    [Fact]
    public void A_hold_asked_for_twice_is_one_hold() => Assert.Equal(Decision.NothingToDo, Setting(beds: 2).Do(Hold()).Decide(Hold()));

    [Fact]
    public void What_the_setting_does_not_meet_it_refuses_by_the_rules_own_word()
    {
        Assert.Equal("gender", Setting().Decide(Hold() with { Test = new Nothing("gender") }).Refusal?.Slug);
        Assert.Equal("setting-closed", Setting().Do(new CloseSetting(), Admin).Decide(Hold() with { Test = new Nothing("gender") }).Refusal?.Slug);
    }

    [Fact]
    public void A_bed_that_only_an_overridden_policy_forbids_may_be_held() =>
        Assert.Equal(BedStatus.Held, Setting(profile: Profile(rating: Rating.Inadequate)).Do(Hold() with { Override = "Director agreed" }).Bed("1")!.Status);

    [Fact]
    public void A_hold_is_extended_twice_and_no_more()
    {
        var home = Setting().Do(Hold()).Do(new ExtendHold("h-1", 30)).Do(new ExtendHold("h-1", 15));

        Assert.Equal(Noon.AddMinutes(105), home.Hold("h-1")!.Until);
        Assert.Equal("hold-extended-twice", home.Decide(new ExtendHold("h-1", 1)).Refusal?.Slug);
    }

    [Fact]
    public void A_hold_that_ended_says_when_and_why()
    {
        var (home, later) = (Setting().Do(Hold()), Noon.AddMinutes(20));

        var declined = home.Do(new DeclineHold("h-1", DeclineReason.Matching, "Not with the two boys there"), now: later).Hold("h-1")!;
        var placed = home.Do(new PlaceHold("h-1", Noon, null, new Anything()), now: later).Hold("h-1")!;

        Assert.Equal((later, DeclineReason.Matching, "Not with the two boys there", null), (declined.EndedAt, declined.DeclineReason, declined.DeclineNote, declined.PlacedSince));
        Assert.Equal((later, Noon, null), (placed.EndedAt, placed.PlacedSince, placed.DeclineReason));
        Assert.Null(home.Hold("h-1")!.EndedAt);
    }

    public static TheoryData<HoldCommand, HoldStatus, BedStatus> Endings => new()
    {
        { new ReleaseHold("h-1"), HoldStatus.Released, BedStatus.Vacant },
        { new DeclineHold("h-1", DeclineReason.Matching), HoldStatus.Declined, BedStatus.Vacant },
        { new PlaceHold("h-1", null, "EDT-1", new Anything()), HoldStatus.Placed, BedStatus.Occupied },
    };

    [Theory, MemberData(nameof(Endings))]
    public void A_hold_ends_once_and_for_ever(HoldCommand ending, HoldStatus status, BedStatus bed)
    {
        var home = Setting(beds: 1).Do(Hold()).Do(new AcceptHold("h-1"), Provider).Do(ending);

        Assert.Equal((status, bed), (home.Hold("h-1")!.Status, home.Bed("1")!.Status));
        Assert.Equal(Decision.NothingToDo, home.Decide(ending));
        foreach (var other in Endings.Select(e => e.Data.Item1).Where(e => e.GetType() != ending.GetType()).Append(new AcceptHold("h-1")).Append(new ExtendHold("h-1", 1)).Append(new ReadContact("h-1")))
            Assert.Equal("hold-ended", home.Decide(other).Refusal?.Slug);
    }

    [Fact]
    public void A_placed_bed_is_occupied_by_the_searchs_authority()
    {
        var home = Setting(beds: 1).Do(Hold()).Do(new PlaceHold("h-1", null, "EDT-1", new Anything()));

        Assert.Equal(new Occupancy("E08000025", Noon, null, "EDT-1"), home.Bed("1")!.Occupancy);
    }

    [Fact]
    public void The_law_is_asked_again_when_a_child_is_placed() =>
        Assert.Equal("regulator-restriction", Setting().Do(Hold()).Decide(new PlaceHold("h-1", null, null, new Nothing("regulator-restriction"))).Refusal?.Slug);

    [Fact]
    public void A_held_bed_of_a_setting_suspended_meanwhile_is_let_go_as_not_offered()
    {
        var home = Setting(beds: 1).Do(Hold()).Do(new SuspendSetting(SuspensionReason.Staffing)).Do(new ReleaseHold("h-1"));

        Assert.Equal((0, 1), (home.ToOffer(FreshFor).Vacant, home.ToOffer(FreshFor).Suspended));
    }

    [Fact]
    public void A_reading_of_the_contact_is_in_the_trail() => Assert.Equal(new ContactRead("h-1"), Setting().Do(Hold()).Decide(new ReadContact("h-1")).Event);

    [Fact]
    public void A_hold_that_is_not_there_is_not_found() => Assert.Equal("not-found", Setting().Decide(new ReleaseHold("h-9")).Refusal?.Slug);
}
