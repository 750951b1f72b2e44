namespace Capacity.Settings;

/// <summary>What beds became.</summary>
public enum BedBecame { Available, Suspended, Occupied }

/// <summary>Beds of a setting that one event made available, suspended or occupied. Nothing of a child, a case or a search.</summary>
/// <param name="Version">The setting's version that the event made.</param>
/// <param name="Reason">Of a suspension: the word that says why.</param>
[GenerateSerializer, Immutable, Alias("bed-change")]
public sealed record BedChange(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] string Setting, [property: Id(2)] int Version, [property: Id(3)] string Name, [property: Id(4)] SettingType Type,
    [property: Id(5)] string Authority, [property: Id(6)] string District, [property: Id(7)] BedBecame Became, [property: Id(8)] int Beds, [property: Id(9)] string? Reason);
