namespace Capacity.Settings;

/// <summary>An event with its place in the trail: who, when, which version, and the key of its command.</summary>
[GenerateSerializer, Immutable, Alias("recorded")]
public sealed record Recorded(
    [property: Id(0)] string Setting, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset At, [property: Id(3)] Actor Actor,
    [property: Id(4)] SettingEvent Event, [property: Id(5)] string? Key = null);
