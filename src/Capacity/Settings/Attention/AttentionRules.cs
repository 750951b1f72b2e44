namespace Capacity.Settings.Attention;

/// <summary>What a provider should look at, and in which order: pure.</summary>
public static class AttentionRules
{
    /// <summary>A word that becomes too old within so long is asked for now: who looks in the morning is not asked again before the evening.</summary>
    public static readonly TimeSpan WordSoon = TimeSpan.FromHours(12);

    /// <summary>An end within so long is told, so that there is a working day to do something about it.</summary>
    public static readonly TimeSpan EndSoon = TimeSpan.FromHours(48);

    /// <summary>
    /// Holds that wait for an answer, then words that are wanted, then suspensions about to end, then departures that are overdue; within each the most pressing first.
    /// Of a closed setting nothing waits.
    /// </summary>
    public static IReadOnlyList<Matter> Of(IEnumerable<Setting> settings, FreshnessLimits freshness, DateTimeOffset now) =>
    [
        .. settings.Where(s => s.Status != SettingStatus.Closed).SelectMany(s => OfOne(s, freshness, now))
            .OrderBy(Rank).ThenBy(m => m.At).ThenBy(m => m.Setting.Profile.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Setting.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Matter> OfOne(Setting s, FreshnessLimits freshness, DateTimeOffset now)
    {
        foreach (var hold in s.Holds.Where(h => h.Status == HoldStatus.Active && h.Until > now)) yield return new HoldWaits(s, hold);

        var emergency = s.Profile.IsEmergency;
        var staleAt = s.ConfirmedAt + freshness.For(emergency);
        var trusted = freshness.Of(s.ConfirmedAt, emergency, now);
        if (trusted == Freshness.Stale || trusted == Freshness.Ageing && staleAt - now <= WordSoon) yield return new WordWanted(s, staleAt, trusted == Freshness.Stale);

        if (s.Suspension is { } whole && EndsSoon(whole, now)) yield return new SuspensionEnds(s, null, whole);
        foreach (var bed in s.Beds)
            if (bed.Suspension is { } suspension && EndsSoon(suspension, now)) yield return new SuspensionEnds(s, bed, suspension);

        var today = LondonTime.Date(now);
        foreach (var bed in s.Beds)
            if (bed.Occupancy?.ExpectedFreeOn is { } on && on < today) yield return new DepartureDue(s, bed, on);
    }

    private static bool EndsSoon(Suspension suspension, DateTimeOffset now) => suspension.Until is { } until && until > now && until - now <= EndSoon;

    private static int Rank(Matter matter) => matter switch { HoldWaits => 0, WordWanted => 1, SuspensionEnds => 2, _ => 3 };
}
