namespace Capacity.Sufficiency;

/// <summary>A row of sufficiency: the whole present value of a total.</summary>
/// <param name="Key">The district, authority, category, provider, type or sector; <c>region</c>.</param>
/// <param name="Settings">Settings that are not closed.</param>
/// <param name="SuspendedBy">Reason → beds; adds up to the suspended beds.</param>
/// <param name="StaleSettings">Settings whose last word is past its limit.</param>
/// <param name="Occupancy">Occupied of registered, 0 to 1, four decimals; 0 where nothing is registered.</param>
[GenerateSerializer, Immutable, Alias("total-row")]
public sealed record TotalRow(
    [property: Id(0)] string Key, [property: Id(1)] string Name, [property: Id(2)] int Settings, [property: Id(3)] Counts Counts,
    [property: Id(4)] IReadOnlyDictionary<string, int> SuspendedBy, [property: Id(5)] int StaleSettings, [property: Id(6)] double Occupancy);
