using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Capacity.Sufficiency;

/// <summary>
/// The districts whose grains live on this node. A search of many districts reads their offers where they lie instead of asking each grain: the walk over a district's offers takes microseconds,
/// and a call and its answer several times as long.
/// </summary>
public sealed class DistrictsHere
{
    private readonly ConcurrentDictionary<string, DistrictOffers> _districts = new(StringComparer.Ordinal);

    /// <summary>False where the district lives on another node or sleeps: its grain is to be asked.</summary>
    public bool TryFind(string district, [NotNullWhen(true)] out DistrictOffers? offers) => _districts.TryGetValue(district, out offers);

    internal void Add(DistrictOffers offers) => _districts[offers.District] = offers;

    /// <summary>Only if it is this one: a grain that goes may be later than the next one that comes.</summary>
    internal void Remove(DistrictOffers offers) => _districts.TryRemove(new(offers.District, offers));
}
