namespace Capacity.Sufficiency;

/// <summary>What a total adds up to, whole.</summary>
/// <param name="Settings">Settings that are not closed.</param>
/// <param name="SuspendedBy">Suspended beds by the word that says why; adds up to the suspended beds.</param>
/// <param name="StaleSettings">Settings whose last word is past its limit.</param>
[GenerateSerializer, Immutable, Alias("sums")]
public sealed record Sums(
    [property: Id(0)] int Settings, [property: Id(1)] Counts Counts, [property: Id(2)] IReadOnlyList<ReasonCount> SuspendedBy, [property: Id(3)] int StaleSettings)
{
    public static readonly Sums None = new(0, default, [], 0);

    public TotalRow ToRow(string key, string name) => new(key, name, Settings, Counts, SuspendedBy.ToDictionary(r => r.Reason, r => r.Beds, StringComparer.Ordinal),
        StaleSettings, Counts.Registered == 0 ? 0 : Math.Round((double)Counts.Occupied / Counts.Registered, 4));
}
