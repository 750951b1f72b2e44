using System.Collections.Immutable;

namespace Capacity.Settings;

/// <summary>How the register makes and changes a setting: one event for the whole of it.</summary>
internal static class RegisterRules
{
    public static Decision Register(Setting? s, RegisterSetting c)
    {
        var status = c.Status ?? s?.Status ?? SettingStatus.Open;
        if (s is null)
            return status == SettingStatus.Closed && c.Occupied > 0 ? Refusals.BedsInUse : new SettingRegistered(c.Profile, c.Beds, c.Occupied, c.Suspended, status);

        if (s.Beds.Count(b => b.InUse) is var inUse && (inUse > c.Beds || inUse > 0 && status == SettingStatus.Closed)) return Refusals.BedsInUse;
        if (s.Status == SettingStatus.Suspended && status == SettingStatus.Open && !c.Lifts && s.Suspension != Suspension.AsRegistered) status = SettingStatus.Suspended;
        var removed = Spare(s, s.Beds.Length - c.Beds);
        var added = Enumerable.Range(1, Math.Max(0, c.Beds - s.Beds.Length)).Select(n => BedRules.NextId(s, n)).ToImmutableArray();
        var changed = !s.Profile.SameAs(c.Profile) || status != s.Status || removed.Length + added.Length > 0;
        return changed ? new ProfileChanged(c.Profile, added, removed, status) : Decision.NothingToDo;
    }

    /// <summary>The beds to take away: the latest that nobody lives in or waits for.</summary>
    private static ImmutableArray<string> Spare(Setting s, int count) =>
        [.. s.Beds.Reverse().Where(b => !b.InUse).Take(Math.Max(0, count)).Select(b => b.Id)];
}
