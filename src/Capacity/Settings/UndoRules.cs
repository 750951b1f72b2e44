using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>What takes the last change of a setting back. Only what leaves nobody worse off for having been said: a suspension, an end of one, limits, an expected day.</summary>
public static class UndoRules
{
    /// <summary>For so long a change may be taken back by who made it; later it is a change like any other.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    /// <summary>The command that undoes the last event, or null where there is none that this asker may give now.</summary>
    /// <param name="before">The setting without its last event.</param>
    /// <param name="last">That event.</param>
    /// <param name="asking">Who would take it back.</param>
    public static SettingCommand? Undo(Setting before, Recorded last, Asking asking)
    {
        if (last.Actor.Caller != asking.Actor.Caller || asking.Now - last.At > Within) return null;
        if (Back(before, last.Event, asking.Now) is not { } command) return null;
        return SettingRules.Decide(SettingHistory.Apply(before, last), command, asking) is { Refusal: null, Event: not null } ? command : null;
    }

    private static SettingCommand? Back(Setting before, SettingEvent what, DateTimeOffset now) => what switch
    {
        BedSuspended e => before.Bed(e.Bed)?.Suspension is { } was ? Again(was, now, until => new SuspendBed(e.Bed, was.Reason, until, was.Note)) : new ReopenBed(e.Bed),
        BedReopened e => before.Bed(e.Bed)?.Suspension is { } was ? Again(was, now, until => new SuspendBed(e.Bed, was.Reason, until, was.Note)) : null,
        SettingSuspended => before.Suspension is { } was ? Again(was, now, until => new SuspendSetting(was.Reason, until, was.Note)) : new ReopenSetting(),
        SettingReopened => before.Suspension is { } was ? Again(was, now, until => new SuspendSetting(was.Reason, until, was.Note)) : null,
        LimitsSet => new SetLimits(before.Limits is { } limits && limits.InForce(now) ? limits : new(null, null, null, ImmutableArray<string>.Empty, false, null)),
        DepartureExpected e => new ExpectFree(e.Bed, before.Bed(e.Bed)?.Occupancy?.ExpectedFreeOn),
        _ => null,
    };

    /// <summary>A suspension that would have ended by now is not made again.</summary>
    private static SettingCommand? Again(Suspension was, DateTimeOffset now, Func<DateTimeOffset?, SettingCommand> suspend) => was.Until is { } until && until <= now ? null : suspend(was.Until);
}
