using System.Collections.Immutable;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Settings;

public class UndoRulesTests
{
    private static readonly DateTimeOffset Noon = A.Noon;
    private static readonly Setting Home = A.Setting(beds: 3, occupied: 1);
    private static readonly Setting Suspended = Home.Do(new SuspendBed("2", SuspensionReason.Staffing, Noon.AddHours(1), "Two are ill"), A.Provider);
    private static readonly Limits Boys = new(12, null, Gender.Male, ImmutableArray<string>.Empty, false, null);

    public static TheoryData<Setting, SettingCommand> Undone => new()
    {
        { Home, new SuspendBed("2", SuspensionReason.Staffing) },
        { Suspended, new SuspendBed("2", SuspensionReason.Maintenance) },
        { Suspended, new ReopenBed("2") },
        { Home, new SuspendSetting(SuspensionReason.Quality) },
        { Home.Do(new SuspendSetting(SuspensionReason.Quality, Note: "Inspection"), A.Provider), new ReopenSetting() },
        { Home, new SetLimits(Boys) },
        { Home.Do(new SetLimits(Boys), A.Provider), new SetLimits(Boys with { AgeMin = 14 }) },
        { Home, new ExpectFree("1", new(2026, 12, 1)) },
        { Home.Do(new ExpectFree("1", new(2026, 12, 1)), A.Provider), new ExpectFree("1", null) },
    };

    [Theory, MemberData(nameof(Undone))]
    public void What_was_done_is_taken_back_and_all_is_as_before(Setting before, SettingCommand command)
    {
        var last = Last(before, command, A.Provider);
        var after = SettingHistory.Apply(before, last)!;

        var back = after.Do(UndoRules.Undo(before, last, A.Asking(A.Provider))!, A.Provider);

        Assert.NotEqual(before.Version, back.Version);
        Assert.Equal(Bare(before), Bare(back));
        Assert.Equal(before.Beds, back.Beds);
        Assert.True(back.Limits is null ? before.Limits is null : back.Limits.SameAs(before.Limits));
    }

    public static TheoryData<Setting, SettingCommand> Kept => new()
    {
        { Home, new Confirm() },
        { Home, new OccupyBed("2", "E08000025") },
        { Home, new VacateBed("1") },
        { Home.Held(), new AcceptHold("h-1") },
        { Home.Held(), new DeclineHold("h-1", DeclineReason.Matching) },
    };

    [Theory, MemberData(nameof(Kept))]
    public void What_others_rely_on_by_then_is_not_taken_back(Setting before, SettingCommand command) =>
        Assert.Null(UndoRules.Undo(before, Last(before, command, A.Provider), A.Asking(A.Provider)));

    [Fact]
    public void Nobody_takes_back_what_somebody_else_did()
    {
        var last = Last(Home, new SuspendBed("2", SuspensionReason.Staffing), A.Duty);

        Assert.Null(UndoRules.Undo(Home, last, A.Asking(A.Provider)));
        Assert.NotNull(UndoRules.Undo(Home, last, A.Asking(A.Duty)));
    }

    [Fact]
    public void A_change_is_taken_back_within_a_quarter_of_an_hour()
    {
        var last = Last(Home, new SuspendBed("2", SuspensionReason.Staffing), A.Provider);

        Assert.NotNull(UndoRules.Undo(Home, last, A.Asking(A.Provider, Noon.AddMinutes(15))));
        Assert.Null(UndoRules.Undo(Home, last, A.Asking(A.Provider, Noon.AddMinutes(15).AddMilliseconds(1))));
    }

    [Fact]
    public void A_provider_cannot_take_back_what_only_a_commissioner_may_lift()
    {
        var last = Last(Home, new SuspendBed("2", SuspensionReason.Regulator), A.Provider);

        Assert.Null(UndoRules.Undo(Home, last, A.Asking(A.Provider)));
    }

    [Fact]
    public void A_suspension_that_would_have_ended_by_now_is_not_made_again()
    {
        var briefly = Home.Do(new SuspendBed("2", SuspensionReason.Staffing, Noon.AddMinutes(5)), A.Provider);
        var last = Last(briefly, new ReopenBed("2"), A.Provider);

        Assert.NotNull(UndoRules.Undo(briefly, last, A.Asking(A.Provider, Noon.AddMinutes(4))));
        Assert.Null(UndoRules.Undo(briefly, last, A.Asking(A.Provider, Noon.AddMinutes(5))));
    }

    private static Recorded Last(Setting before, SettingCommand command, Actor by) =>
        new(before.Id, before.Version + 1, Noon, by, before.Decide(command, by).Event ?? throw new InvalidOperationException("Nothing was done."));

    /// <summary>What undoing must leave as it was, lists apart.</summary>
    private static Setting Bare(Setting s) => s with { Version = 0, ConfirmedAt = default, Beds = [], Limits = null, Holds = [] };
}
