using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>A running sum of shares.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private Counts _counts;
    private int _settings, _stale;

    public void Add(in Share share, long now)
    {
        _settings += share.Settings;
        _counts += share.At(now);
        _stale += share.StaleAt(now);
        for (var i = 0; i < share.SuspendedBy?.Count; i++) Reason(share.SuspendedBy[i].Reason) += share.SuspendedBy[i].Beds;
        if (share.OffDutyAt(now) is > 0 and var off) Reason(OffDuty.Reason) += off;
    }

    public void Subtract(in Share share, long now)
    {
        _settings -= share.Settings;
        _counts -= share.At(now);
        _stale -= share.StaleAt(now);
        for (var i = 0; i < share.SuspendedBy?.Count; i++) Reason(share.SuspendedBy[i].Reason) -= share.SuspendedBy[i].Beds;
        if (share.OffDutyAt(now) is > 0 and var off) Reason(OffDuty.Reason) -= off;
    }

    public void Clear()
    {
        (_settings, _counts, _stale) = (0, default, 0);
        _reasons.Clear();
    }

    /// <summary>The sums as they are now, reasons in the catalogue's order.</summary>
    public Sums ToSums()
    {
        var by = new List<ReasonCount>();
        foreach (var reason in Reasons)
            if (_reasons.TryGetValue(reason, out var beds) && beds != 0) by.Add(new(reason, beds));
        foreach (var (reason, beds) in _reasons)
            if (beds != 0 && !Reasons.Contains(reason)) by.Add(new(reason, beds));
        return new(_settings, _counts, by, _stale);
    }

    private static readonly string[] Reasons = [.. Catalogue.SuspensionReasons.Select(r => r.Id), .. Catalogue.Forbiddances];

    private ref int Reason(string word) => ref CollectionsMarshal.GetValueRefOrAddDefault(_reasons, word, out _);
}
