using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>What is allowed: pure. Takes the setting (null where there is none), the command and who asks when; answers an event, a refusal or nothing to do.</summary>
public static class SettingRules
{
    public static Decision Decide(Setting? setting, SettingCommand command, Asking asking) => (setting, command) switch
    {
        (_, RegisterSetting c) => RegisterRules.Register(setting, c),
        (null, _) => Refusals.NoSuchSetting,
        (_, HoldCommand c) => HoldRules.Decide(setting, c, asking),
        ({ Status: SettingStatus.Closed }, _) => Refusals.Closed,
        (_, SuspendBed c) => BedRules.Suspend(setting, c, asking),
        (_, ReopenBed c) => BedRules.Reopen(setting, c, asking),
        (_, OccupyBed c) => BedRules.Occupy(setting, c, asking),
        (_, VacateBed c) => BedRules.Vacate(setting, c),
        (_, ExpectFree c) => BedRules.ExpectFree(setting, c),
        (_, AddBed) => new BedAdded(BedRules.NextId(setting, 1)),
        (_, RemoveBed c) => BedRules.Remove(setting, c),
        (_, SuspendSetting c) => Suspend(setting, c, asking),
        (_, ReopenSetting) => Reopen(setting, asking),
        (_, CloseSetting) => setting.Beds.Any(b => b.InUse) ? Refusals.BedsInUse : new SettingClosed(),
        (_, Rate c) => setting.Profile.Rating == c.Rating && setting.RatedOn == c.On ? Decision.NothingToDo : new Rated(c.Rating, c.On),
        (_, SetLimits c) => Limit(setting, c.Limits, asking.Now),
        (_, SetDuty c) => SetDuty(setting, c, asking.Now),
        (_, Confirm) => new Confirmed(),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule decides this command."),
    };

    /// <summary>What has ended by itself by now: one event each, in a fixed order.</summary>
    public static IEnumerable<SettingEvent> Due(Setting setting, DateTimeOffset now)
    {
        foreach (var hold in setting.Holds.Where(h => !h.Ended && h.Until <= now)) yield return new HoldExpired(hold.Id);
        foreach (var bed in setting.Beds.Where(b => b.Suspension?.Until <= now)) yield return new SuspensionEnded(bed.Id);
        if (setting.Suspension?.Until <= now) yield return new SuspensionEnded(null);
    }

    private static Decision Suspend(Setting s, SuspendSetting c, Asking asking)
    {
        var wanted = Resuspend(s.Suspension, c.Reason, c.Until, c.Note, asking);
        return wanted is null ? Refusals.NotYoursToReopen
            : wanted == s.Suspension ? Decision.NothingToDo
            : new SettingSuspended(wanted.Reason, wanted.Until, wanted.Note, wanted.Reserved);
    }

    private static Decision Reopen(Setting s, Asking asking) => s.Suspension switch
    {
        null => Decision.NothingToDo,
        { Reserved: true } when !asking.MayLiftReserved => Refusals.NotYoursToReopen,
        _ => new SettingReopened(),
    };

    /// <summary>
    /// The suspension that replaces another, or null where that is not the asker's to do: a reserved one stays reserved, and only who may lift it may end it sooner.
    /// </summary>
    internal static Suspension? Resuspend(Suspension? old, SuspensionReason reason, DateTimeOffset? until, string? note, Asking asking)
    {
        var reserved = old is { Reserved: true };
        if (reserved && !asking.MayLiftReserved && (until ?? DateTimeOffset.MaxValue) < (old!.Until ?? DateTimeOffset.MaxValue)) return null;
        return new(reason, until, note, reserved || asking.MayLiftReserved || reason == SuspensionReason.Regulator);
    }

    /// <summary>What the rota says of the time to come, if that is news.</summary>
    private static Decision SetDuty(Setting s, SetDuty c, DateTimeOffset now)
    {
        if (c.Authority != s.Profile.Authority || !s.Profile.IsOfEmergencyCarers) return Decision.NothingToDo;
        var same = OffDuty.Within(s.OffDuty, now, DateTimeOffset.MaxValue).SequenceEqual(OffDuty.Within(c.Off, now, DateTimeOffset.MaxValue));
        return same ? Decision.NothingToDo : new DutySet([.. c.Off.Where(o => o.Until > now)]);
    }

    private static Decision Limit(Setting s, Limits wanted, DateTimeOffset now)
    {
        var inForce = s.Limits is { } old && old.InForce(now) ? old : null;
        if (wanted.IsEmpty) return inForce is null ? Decision.NothingToDo : new LimitsSet(null);
        return wanted.SameAs(inForce) ? Decision.NothingToDo : new LimitsSet(wanted);
    }
}
