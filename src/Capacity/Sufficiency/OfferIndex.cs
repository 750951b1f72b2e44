using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>
/// A district's offers, closed settings' too, side by side in memory, so that a walk over all of them goes as fast as memory is read. They lie in plots, one a place, and there are few of those,
/// since places are outcodes' centroids: what holds for a place is decided once for all who are there. In no order.
/// </summary>
public sealed class OfferIndex
{
    private readonly Dictionary<string, (OfferPlot Plot, int At)> _at = new(StringComparer.Ordinal);
    private readonly Dictionary<Point, OfferPlot> _plotOf = [];
    private readonly OfferPlot _nowhere = new(null);
    private readonly List<OfferPlot> _plots;

    public OfferIndex() => _plots = [_nowhere];

    public int Count => _at.Count;

    /// <summary>The first is that of the settings whose place is not known. One may be empty.</summary>
    public ReadOnlySpan<OfferPlot> Plots => CollectionsMarshal.AsSpan(_plots);

    /// <summary>Every setting with its offer.</summary>
    public IEnumerable<(string Setting, Offer Offer)> All => _at.Select(a => (a.Key, a.Value.Plot.Entries[a.Value.At].Offer));

    public Offer? Find(string setting) => _at.TryGetValue(setting, out var here) ? here.Plot.Entries[here.At].Offer : null;

    /// <summary>The setting's offer is this one now.</summary>
    public void Put(string setting, Offer offer)
    {
        var plot = offer.Place is { } place ? PlotOf(place) : _nowhere;
        if (_at.TryGetValue(setting, out var here) && here.Plot == plot)
        {
            plot.Replace(here.At, setting, offer);
            return;
        }
        Remove(setting);
        _at.Add(setting, (plot, plot.Count));
        plot.Add(setting, offer);
    }

    /// <summary>The setting is here no longer; the last of its plot takes its place.</summary>
    public void Remove(string setting)
    {
        if (!_at.Remove(setting, out var here)) return;
        if (here.Plot.Remove(here.At) is { } moved) _at[moved] = here;
    }

    private OfferPlot PlotOf(Point place)
    {
        if (_plotOf.TryGetValue(place, out var plot)) return plot;
        _plotOf.Add(place, plot = new(place));
        _plots.Add(plot);
        return plot;
    }
}

/// <summary>The offers at one place.</summary>
/// <param name="place">Null of those whose place is not known.</param>
public sealed class OfferPlot(Point? place)
{
    private readonly List<OfferEntry> _entries = [];

    public Point? Place => place;

    /// <summary><see cref="Place"/> made ready to be measured to.</summary>
    public NVector? At { get; } = place is { } known ? new(known) : null;

    public int Count => _entries.Count;

    /// <summary>What rules look at, of each of <see cref="Entries"/> in their order.</summary>
    public OfferColumns Columns { get; } = new();

    public ReadOnlySpan<OfferEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>The beds here that nobody is in, whether they are offered or not.</summary>
    public int VacantOrSuspended { get; private set; }

    internal void Add(string setting, Offer offer)
    {
        _entries.Add(new(setting, offer));
        Columns.Add(offer);
        VacantOrSuspended += Columns.VacantOrSuspendedOf(Count - 1);
    }

    internal void Replace(int at, string setting, Offer offer)
    {
        VacantOrSuspended -= Columns.VacantOrSuspendedOf(at);
        _entries[at] = new(setting, offer);
        Columns.Set(at, offer);
        VacantOrSuspended += Columns.VacantOrSuspendedOf(at);
    }

    /// <summary>The last takes its place: that setting, or null where it was the last itself.</summary>
    internal string? Remove(int at)
    {
        VacantOrSuspended -= Columns.VacantOrSuspendedOf(at);
        _entries[at] = _entries[^1];
        var moved = at == Count - 1 ? null : _entries[at].Setting;
        _entries.RemoveAt(Count - 1);
        Columns.RemoveAt(at);
        return moved;
    }
}

/// <summary>A setting's offer, with what ranks it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct OfferEntry(string setting, Offer offer)
{
    private readonly long _ageingAt = offer.AgeingAt.UtcTicks, _staleAt = offer.StaleAt.UtcTicks;

    private readonly byte _type = (byte)offer.Type, _sector = (byte)offer.Sector, _rating = (byte)offer.Rating;

    public readonly string Setting = setting; // fields: a property would copy the entry each time it is looked at
    public readonly Offer Offer = offer;

    public SettingType Type => (SettingType)_type;

    public Sector Sector => (Sector)_sector;

    public Rating Rating => (Rating)_rating;

    /// <param name="now">Ticks of UTC.</param>
    public Freshness Freshness(long now) => now >= _staleAt ? Terms.Freshness.Stale : now >= _ageingAt ? Terms.Freshness.Ageing : Terms.Freshness.Fresh;
}
