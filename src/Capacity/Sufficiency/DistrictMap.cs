using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>Where a district lies and whose it is, kept up as its settings come, change and go.</summary>
internal sealed class DistrictMap(string district)
{
    private readonly SortedDictionary<string, Outcode> _outcodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _authorities = new(StringComparer.Ordinal);
    private int _settings;
    private Point? _centre;
    private Extent? _extent;

    /// <summary>Grows with every change of the summary.</summary>
    public long Revision { get; private set; }

    /// <summary>That of most of its settings (a district lies in one); when the last has left, the last one's. Null before the first.</summary>
    public string? Authority { get; private set; }

    /// <summary>The mean of the outcode centroids of its settings that are not closed, each once; null where none is known.</summary>
    public Point? Centre => _centre;

    public DistrictSummary Summary() => new(district, Authority ?? "", _settings, _centre, _extent);

    public void Replace(Offer? old, Offer? now)
    {
        if (old is not null && now is not null && IsOpen(old) == IsOpen(now) && old.Outcode == now.Outcode && old.Authority == now.Authority) return;
        if (old is null && now is null) return;
        if (old is not null) Count(old, -1);
        if (now is not null) Count(now, 1);
        Revision++;
    }

    private static bool IsOpen(Offer offer) => offer.Status != SettingStatus.Closed;

    private void Count(Offer offer, int sign)
    {
        _settings += sign;
        CollectionsMarshal.GetValueRefOrAddDefault(_authorities, offer.Authority, out _) += sign;
        if (_authorities.Where(a => a.Value > 0).OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).FirstOrDefault().Key is { } most)
            Authority = most;

        if (offer.Place is not { } place) return;
        var was = _outcodes.GetValueOrDefault(offer.Outcode);
        var present = new Outcode(place, was.Settings + sign, was.Open + (IsOpen(offer) ? sign : 0));
        if (present.Settings == 0) _outcodes.Remove(offer.Outcode);
        else _outcodes[offer.Outcode] = present;
        if (present.Settings > 0 != was.Settings > 0 || present.Open > 0 != was.Open > 0) Survey();
    }

    private void Survey()
    {
        Point[] open = [.. _outcodes.Values.Where(o => o.Open > 0).Select(o => o.Place)], all = [.. _outcodes.Values.Select(o => o.Place)];
        _centre = open.Length == 0 ? null : new(open.Average(p => p.Latitude), open.Average(p => p.Longitude));
        _extent = all.Length == 0
            ? null
            : new(new(all.Min(p => p.Latitude), all.Min(p => p.Longitude)), new(all.Max(p => p.Latitude), all.Max(p => p.Longitude)));
    }

    private readonly record struct Outcode(Point Place, int Settings, int Open);
}
