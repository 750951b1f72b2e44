namespace Capacity.History;

/// <summary>What one setting's command would write, whole or not at all.</summary>
/// <param name="ExpectedVersion">The version decided on; 0 of a setting that is not there yet.</param>
/// <param name="Events">Versions ExpectedVersion + 1, … ; none where only the outcome of a key is kept.</param>
/// <param name="Row">The row as the events leave it; null exactly where there are none.</param>
public sealed record Commit(string Setting, int ExpectedVersion, IReadOnlyList<JournalEvent> Events, CurrentRow? Row, KeptOutcome? Outcome = null)
{
    /// <summary>Events that are kept already and from now on say less: their data replaces what is there. Nothing else of the trail ever changes.</summary>
    public IReadOnlyList<JournalEvent> Redacted { get; init; } = [];
}

/// <summary>The first outcome of an idempotency key, kept for <see cref="Lifetime"/>.</summary>
/// <param name="Caller">Whose key it is: keys of two callers never meet.</param>
/// <param name="Fingerprint">Of the command and its body: the same key with another is refused.</param>
/// <param name="Status">The HTTP status that it was answered with: 200, 201, 409 or 412.</param>
/// <param name="Version">The setting's version that the answer showed.</param>
/// <param name="Slug">Of a refusal; else null.</param>
/// <param name="Title">Of a refusal; else null.</param>
public sealed record KeptOutcome(string Caller, string Key, string Fingerprint, DateTimeOffset At, int Status, int Version, string? Slug, string? Title)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
}

/// <summary>What became of a commit.</summary>
public enum Verdict
{
    /// <summary>On disk.</summary>
    Committed,

    /// <summary>Nothing written: another activation made that version. Reload and decide again.</summary>
    VersionTaken,

    /// <summary>Nothing written: the key was used within its lifetime. Answer its first outcome.</summary>
    KeyTaken,
}
