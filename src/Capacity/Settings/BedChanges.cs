namespace Capacity.Settings;

/// <summary>What an event did to beds as a board shows them: told by the difference, so that a setting's suspension, a rating and a late confirmation count as what they did.</summary>
public static class BedChanges
{
    /// <summary>Events that change no bed's state, and those of the register and the rota, which are no news of the night.</summary>
    private static readonly string[] Quiet =
        ["setting-registered", "profile-changed", "departure-expected", "limits-set", "cases-forgotten", "hold-extended", "hold-accepted", "contact-read", "duty-set"];

    /// <summary>The kinds of events that are news.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. EventKinds.All.Except(Quiet)];

    /// <summary>What became of the beds, those of one fate together.</summary>
    public static IEnumerable<BedChange> Of(Setting before, Recorded what, FreshnessLimits freshness)
    {
        var after = SettingHistory.Apply(before, what);
        if (after.Status == SettingStatus.Closed) return [];
        var (then, now) = (Fates(before, freshness, what.At).ToDictionary(f => f.Bed, f => f.Became), after.Profile);
        return Fates(after, freshness, what.At).Where(f => f.Became is not null && then.GetValueOrDefault(f.Bed) != f.Became).GroupBy(f => (f.Became, f.Reason))
            .Select(g => new BedChange(what.At, after.Id, after.Version, now.Name, now.Type, now.Authority, now.District, g.Key.Became!.Value, g.Count(), g.Key.Reason));
    }

    private static IEnumerable<(string Bed, BedBecame? Became, string? Reason)> Fates(Setting s, FreshnessLimits freshness, DateTimeOffset at)
    {
        var (forbidden, stale) = (s.NotOfferedBecause(at).FirstOrDefault(), at >= s.ConfirmedAt + freshness.For(s.Profile.IsEmergency));
        foreach (var bed in s.Beds)
            yield return bed.Status switch
            {
                BedStatus.Occupied => (bed.Id, BedBecame.Occupied, null),
                BedStatus.Held => (bed.Id, null, null),
                _ when (bed.Suspension?.Reason.Word() ?? forbidden) is { } reason => (bed.Id, BedBecame.Suspended, reason),
                _ => (bed.Id, stale ? null : BedBecame.Available, null),
            };
    }
}
