using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>A district's offers, closed settings' too, side by side in memory, so that a walk over all of them goes as fast as memory is read. In no order.</summary>
public sealed class OfferIndex
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly List<OfferEntry> _entries = [];
    private readonly Dictionary<Point, int> _placeAt = [];
    private readonly List<Point> _places = [];

    public int Count => _entries.Count;

    public ReadOnlySpan<OfferEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>Where the offers lie, or have lain: each place once, and few of them, since they are outcodes' centroids.</summary>
    public ReadOnlySpan<Point> Places => CollectionsMarshal.AsSpan(_places);

    public Offer? Find(string setting) => _at.TryGetValue(setting, out var at) ? _entries[at].Offer : null;

    /// <summary>The setting's offer is this one now.</summary>
    public void Put(string setting, Offer offer)
    {
        var entry = new OfferEntry(setting, offer, offer.Place is { } place ? PlaceOf(place) : OfferEntry.NoPlace);
        if (_at.TryGetValue(setting, out var at)) _entries[at] = entry;
        else
        {
            _at.Add(setting, _entries.Count);
            _entries.Add(entry);
        }
    }

    /// <summary>The setting is here no longer; the last takes its place.</summary>
    public void Remove(string setting)
    {
        if (!_at.Remove(setting, out var at)) return;
        var last = _entries[^1];
        _entries.RemoveAt(_entries.Count - 1);
        if (at == _entries.Count) return;
        _entries[at] = last;
        _at[last.Setting] = at;
    }

    private int PlaceOf(Point place)
    {
        if (_placeAt.TryGetValue(place, out var at)) return at;
        at = _places.Count;
        _places.Add(place);
        _placeAt.Add(place, at);
        return at;
    }
}

/// <param name="place">The position in <see cref="OfferIndex.Places"/>, or <see cref="NoPlace"/>.</param>
public readonly struct OfferEntry(string setting, Offer offer, int place)
{
    public const int NoPlace = -1;

    public OfferFacts Facts { get; } = new(offer);
    public string Setting { get; } = setting;
    public Offer Offer { get; } = offer;

    /// <summary>The position of its outcode's centroid in <see cref="OfferIndex.Places"/>; <see cref="NoPlace"/> where that is not known.</summary>
    public int Place { get; } = place;
}
