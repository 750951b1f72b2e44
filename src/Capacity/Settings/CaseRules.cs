namespace Capacity.Settings;

/// <summary>Which case references of a trail are past the retention time of the authority that placed.</summary>
internal static class CaseRules
{
    /// <summary>What is to be done about a setting's trail, the whole of it; null: nothing.</summary>
    public static CaseRedaction? Decide(IReadOnlyList<Recorded> trail, CaseCutOffs until)
    {
        var left = trail.Select(r => Without(r, until)).ToList();
        var redacted = left.Where((r, i) => r != trail[i]).ToList();
        if (redacted.Count == 0) return null;

        var (before, after) = (SettingHistory.Fold(null, trail)!, SettingHistory.Fold(null, left)!);
        return new(redacted, new([.. redacted.Select(r => r.Version)], [.. before.Beds.Where(b => b != after.Bed(b.Id)).Select(b => b.Id)]));
    }

    private static Recorded Without(Recorded r, CaseCutOffs until) => r.Event switch
    {
        BedOccupied { CaseRef: not null } e when r.At <= until.Of(e.Authority) => r with { Event = e with { CaseRef = null } },
        HoldPlaced { CaseRef: not null } e when r.At <= until.Of(e.Authority) => r with { Event = e with { CaseRef = null } },
        _ => r,
    };
}

/// <param name="Redacted">Events of the trail as they are without their case references.</param>
/// <param name="Event">Says so at the trail's end.</param>
internal sealed record CaseRedaction(IReadOnlyList<Recorded> Redacted, CasesForgotten Event);
