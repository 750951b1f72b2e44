namespace Capacity.Settings;

/// <summary>How a command comes: who, with which key, on which version.</summary>
/// <param name="Fingerprint">Of the command and its body, to know a key that is used for another.</param>
/// <param name="IfVersion">The version the caller decided on, or null.</param>
/// <param name="OnlyOfProvider">A provider's own id: another's setting is not there for it.</param>
/// <param name="ShownKey">The key as the trail shows it, where <paramref name="Key"/> is in a scope of its own (a hold's) or kept elsewhere.</param>
[GenerateSerializer, Immutable, Alias("envelope")]
public sealed record Envelope(
    [property: Id(0)] Actor Actor, [property: Id(1)] string? Key = null, [property: Id(2)] string Fingerprint = "", [property: Id(3)] int? IfVersion = null,
    [property: Id(4)] string? OnlyOfProvider = null, [property: Id(5)] string? ShownKey = null);

/// <summary>What a command is answered with: a refusal, or the setting as the command left it.</summary>
/// <param name="AsOf">The moment that the answer shows; of a repeated key that of the first answer.</param>
/// <param name="Created">Whether the command registered it.</param>
[GenerateSerializer, Immutable, Alias("setting-answer")]
public sealed record SettingAnswer(
    [property: Id(0)] Setting? Setting, [property: Id(1)] Refusal? Refusal, [property: Id(2)] DateTimeOffset AsOf, [property: Id(3)] bool Created = false);
