using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

public class BedRulesTests
{
    private static readonly DateTimeOffset Tomorrow = Noon.AddDays(1);

    [Fact]
    public void An_occupied_bed_cannot_be_suspended()
    {
        var home = Setting(beds: 2, occupied: 1);

        var decision = home.Decide(new SuspendBed("1", SuspensionReason.Staffing));

        Assert.Equal("bed-occupied", decision.Refusal?.Slug);
    }

    public static TheoryData<string, SettingCommand, string?> InEachState => new()
    {
        { "occupied", new SuspendBed("1", SuspensionReason.Staffing), "bed-occupied" },
        { "occupied", new ReopenBed("1"), "bed-occupied" },
        { "occupied", new OccupyBed("1", "E08000025"), "bed-occupied" },
        { "occupied", new VacateBed("1"), null },
        { "occupied", new ExpectFree("1", new(2026, 12, 1)), null },
        { "occupied", new RemoveBed("1"), "bed-occupied" },
        { "held", new SuspendBed("1", SuspensionReason.Staffing), "bed-held" },
        { "held", new ReopenBed("1"), "bed-held" },
        { "held", new OccupyBed("1", "E08000025"), "bed-held" },
        { "held", new VacateBed("1"), "bed-held" },
        { "held", new ExpectFree("1", new(2026, 12, 1)), "bed-not-occupied" },
        { "held", new RemoveBed("1"), "bed-held" },
        { "suspended", new SuspendBed("1", SuspensionReason.Staffing), null },
        { "suspended", new ReopenBed("1"), null },
        { "suspended", new OccupyBed("1", "E08000025"), "bed-suspended" },
        { "suspended", new VacateBed("1"), "bed-not-occupied" },
        { "suspended", new ExpectFree("1", null), "bed-not-occupied" },
        { "suspended", new RemoveBed("1"), null },
        { "vacant", new SuspendBed("1", SuspensionReason.Staffing), null },
        { "vacant", new OccupyBed("1", "E08000025"), null },
        { "vacant", new VacateBed("1"), "bed-not-occupied" },
        { "vacant", new ExpectFree("1", new(2026, 12, 1)), "bed-not-occupied" },
        { "vacant", new RemoveBed("1"), null },
        { "vacant", new SuspendBed("9", SuspensionReason.Staffing), "not-found" },
        { "closed", new SuspendBed("1", SuspensionReason.Staffing), "setting-closed" },
        { "closed", new AddBed(), "setting-closed" },
        { "closed", new Confirm(), "setting-closed" },
        { "closed", new ReopenSetting(), "setting-closed" },
        { "closed", new CloseSetting(), "setting-closed" },
    };

    [Theory, MemberData(nameof(InEachState))]
    public void A_command_is_allowed_or_refused_by_the_state_of_the_bed(string state, SettingCommand command, string? refusal)
    {
        var home = state switch
        {
            "occupied" => Setting(beds: 1, occupied: 1),
            "held" => Setting(beds: 1).Held(),
            "suspended" => Setting(beds: 1, suspended: 1),
            "closed" => Setting(beds: 1).Do(new CloseSetting(), Admin),
            _ => Setting(beds: 1),
        };

        var decision = home.Decide(command);

        Assert.Equal(refusal, decision.Refusal?.Slug);
        Assert.Equal(refusal is null, decision.Event is not null);
    }

    [Fact]
    public void Suspending_again_the_same_way_changes_nothing_and_another_way_replaces_it()
    {
        var home = Setting(beds: 1).Do(new SuspendBed("1", SuspensionReason.Staffing, Tomorrow, "No night cover"));

        Assert.Equal(Decision.NothingToDo, home.Decide(new SuspendBed("1", SuspensionReason.Staffing, Tomorrow, "No night cover")));
        Assert.Equal(new BedSuspended("1", SuspensionReason.Matching, null, null, false), home.Decide(new SuspendBed("1", SuspensionReason.Matching)).Event);
    }

    [Fact]
    public void A_vacated_bed_is_being_prepared_until_someone_reopens_it()
    {
        var home = Setting(beds: 1, occupied: 1).Do(new VacateBed("1"), Provider);

        Assert.Equal(SuspensionReason.Preparing, home.Bed("1")!.Suspension!.Reason);
        Assert.Equal(BedStatus.Vacant, home.Do(new ReopenBed("1"), Provider).Bed("1")!.Status);
    }

    [Fact]
    public void A_bed_vacated_with_an_offer_is_offered_at_once() =>
        Assert.Equal(1, Setting(beds: 1, occupied: 1).Do(new VacateBed("1", Offer: true)).ToOffer(FreshFor).Vacant);

    [Fact]
    public void A_vacant_bed_that_is_not_offered_may_be_occupied() =>
        Assert.Equal(BedStatus.Occupied, Setting(profile: Profile(rating: Rating.Inadequate)).Do(new OccupyBed("1", "E08000026")).Bed("1")!.Status);

    [Fact]
    public void An_expected_departure_is_taken_back_by_null()
    {
        var home = Setting(beds: 1, occupied: 1).Do(new ExpectFree("1", new(2026, 12, 1)));

        Assert.Equal(new DateOnly(2026, 12, 1), home.Bed("1")!.Occupancy!.ExpectedFreeOn);
        Assert.Null(home.Do(new ExpectFree("1", null)).Bed("1")!.Occupancy!.ExpectedFreeOn);
        Assert.Equal(Decision.NothingToDo, home.Decide(new ExpectFree("1", new(2026, 12, 1))));
    }

    [Fact]
    public void A_removed_beds_number_is_not_used_again()
    {
        var home = Setting(beds: 2).Do(new RemoveBed("2"), Admin).Do(new AddBed(), Admin);

        Assert.Equal(["1", "3"], home.Beds.Select(b => b.Id));
    }

    public static TheoryData<Actor, SuspensionReason, Actor, bool> WhoReopens => new()
    {
        { Provider, SuspensionReason.Staffing, Provider, true },
        { Duty, SuspensionReason.Staffing, Provider, true },
        { Commissioner, SuspensionReason.Quality, Provider, false },
        { Commissioner, SuspensionReason.Quality, Duty, false },
        { Commissioner, SuspensionReason.Quality, Commissioner, true },
        { Admin, SuspensionReason.Other, Provider, false },
        { Admin, SuspensionReason.Other, Commissioner, true },
        { Provider, SuspensionReason.Regulator, Provider, false },
        { Provider, SuspensionReason.Regulator, Admin, true },
    };

    [Theory, MemberData(nameof(WhoReopens))]
    public void What_a_commissioner_or_the_regulator_suspended_only_a_commissioner_or_admin_reopens(Actor by, SuspensionReason reason, Actor reopener, bool allowed)
    {
        var home = Setting(beds: 1).Do(new SuspendBed("1", reason), by).Do(new SuspendSetting(reason), by);

        Assert.Equal(allowed ? null : "not-yours-to-reopen", home.Decide(new ReopenBed("1"), reopener).Refusal?.Slug);
        Assert.Equal(allowed ? null : "not-yours-to-reopen", home.Decide(new ReopenSetting(), reopener).Refusal?.Slug);
    }

    [Fact]
    public void A_reserved_suspension_stays_reserved_when_a_provider_gives_another_reason_and_cannot_be_cut_short()
    {
        var home = Setting(beds: 1).Do(new SuspendBed("1", SuspensionReason.Quality), Commissioner);

        var replaced = home.Do(new SuspendBed("1", SuspensionReason.Staffing), Provider);

        Assert.Equal("not-yours-to-reopen", replaced.Decide(new ReopenBed("1"), Provider).Refusal?.Slug);
        Assert.Equal("not-yours-to-reopen", home.Decide(new SuspendBed("1", SuspensionReason.Staffing, Noon.AddMinutes(1)), Provider).Refusal?.Slug);
    }

    [Fact]
    public void What_was_suspended_as_registered_its_provider_reopens() =>
        Assert.Equal(BedStatus.Vacant, Setting(beds: 1, suspended: 1).Do(new ReopenBed("1"), Provider).Bed("1")!.Status);
}
