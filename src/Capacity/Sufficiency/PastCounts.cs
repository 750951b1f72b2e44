using System.Collections.Immutable;

namespace Capacity.Sufficiency;

/// <summary>Beds by state at moments of the past: a sum of what settings offered, each with the clock of its moment. Closed ones count nowhere.</summary>
internal sealed class PastCounts(IReadOnlyList<DateTimeOffset> moments)
{
    private readonly Counts[] _sums = new Counts[moments.Count];

    public void Add(PastOffer past)
    {
        if (past.Offer.Status == SettingStatus.Closed) return;
        for (var i = past.First; i < past.End; i++) _sums[i] += past.Offer.Counts(moments[i]);
    }

    public ImmutableArray<PastPoint> ToPoints() => [.. moments.Select((at, i) => new PastPoint(at, _sums[i]))];
}
