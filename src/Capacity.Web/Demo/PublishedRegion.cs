using Capacity.Register;

namespace Capacity.Web.Demo;

/// <summary>What the region's published totals say of each kind: the occupancy to which the demo's days lead back.</summary>
internal sealed record PublishedRegion(IReadOnlyDictionary<Kind, KindTotals> Kinds)
{
    public int Suspended => Kinds.Values.Sum(k => k.Suspended);

    public int Occupied => Kinds.Values.Sum(k => k.Occupied);

    public int Beds => Kinds.Values.Sum(k => k.Beds);

    public static async Task<PublishedRegion> ReadAsync(CancellationToken stop) => Of(await DemoRegister.ReadAsync(stop));

    public static PublishedRegion Of(IEnumerable<RegisteredSetting> register) => new(register
        .GroupBy(s => Kind.Of(s.Registration.Profile.Type.Word(), s.Registration.Profile.Sector.Word(), s.Registration.Profile.Categories), s => s.Registration)
        .ToDictionary(k => k.Key, k => new KindTotals(k.Sum(r => r.Beds), k.Sum(r => r.Occupied), k.Sum(r => r.Suspended))));
}

internal sealed record KindTotals(int Beds, int Occupied, int Suspended);
