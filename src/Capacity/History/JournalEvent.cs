namespace Capacity.History;

/// <summary>One entry of the audit trail, as it is kept.</summary>
/// <param name="Version">The setting's version that it made: from 1, without gaps.</param>
/// <param name="Kind">A stable word, listed in docs/events.md.</param>
/// <param name="Key">The idempotency key of the command, if it had one.</param>
/// <param name="Data">The event's own members as JSON.</param>
public sealed record JournalEvent(string Setting, int Version, DateTimeOffset At, Actor Actor, string Kind, string? Key, ReadOnlyMemory<byte> Data);
