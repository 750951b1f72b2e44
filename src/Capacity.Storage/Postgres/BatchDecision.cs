using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Postgres;

/// <summary>The verdicts of a batch's commits, each on what the ones before it leave: the key, then the version. And what is to be written of all of them together.</summary>
internal sealed class BatchDecision
{
    private readonly BatchLook _look;
    private readonly Dictionary<string, CurrentRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<OutcomeOf, KeptOutcome> _outcomes = [];

    public BatchDecision(BatchLook look, IReadOnlyList<Commit> commits)
    {
        _look = look;
        Verdicts = [.. commits.Select(Decide)];
    }

    public IReadOnlyList<Verdict> Verdicts { get; }

    public bool IsEmpty => Events.Count == 0 && _outcomes.Count == 0;

    public List<JournalEvent> Events { get; } = [];

    public List<JournalEvent> Redacted { get; } = [];

    /// <summary>Rows of settings that are not there yet, by id: two nodes that make the same ones wait for each other in one order.</summary>
    public IEnumerable<CurrentRow> NewRows => Rows.Where(r => Before(r) is null);

    public IEnumerable<CurrentRow> ChangedRows => Rows.Where(r => Before(r) is not null);

    /// <summary>Settings whose due moment is another than before, and the moment or null.</summary>
    public IEnumerable<(string Setting, long? At)> Dues => Rows.Where(r => Due(r) != Before(r)?.DueAt).Select(r => (r.Id, Due(r)));

    public IEnumerable<(string Category, string Setting)> LeftCategories => Recategorised.SelectMany(r => (Before(r)?.Categories ?? "").Split(' ').Select(c => (c, r.Id)));

    public IEnumerable<(string Category, string Setting)> JoinedCategories => Recategorised.SelectMany(r => r.Categories.Select(c => (c, r.Id)));

    public IEnumerable<KeyValuePair<OutcomeOf, KeptOutcome>> Outcomes =>
        _outcomes.OrderBy(o => o.Key.Setting, StringComparer.Ordinal).ThenBy(o => o.Key.Caller, StringComparer.Ordinal).ThenBy(o => o.Key.Key, StringComparer.Ordinal);

    /// <summary>Rows that are still there and were found too old, so they give way.</summary>
    public IEnumerable<OutcomeOf> OldOutcomes => _outcomes.Keys.Where(_look.Outcomes.ContainsKey);

    private IEnumerable<CurrentRow> Rows => _rows.Values.OrderBy(r => r.Id, StringComparer.Ordinal);

    private IEnumerable<CurrentRow> Recategorised => Rows.Where(r => Joined(r.Categories) != (Before(r)?.Categories ?? ""));

    private BatchLook.Head? Before(CurrentRow row) => _look.Heads.GetValueOrDefault(row.Id);

    private Verdict Decide(Commit commit)
    {
        if (commit.Outcome is { } outcome && UsedAt(OutcomeOf.Of(commit.Setting, outcome)) > Milliseconds(outcome.At - KeptOutcome.Lifetime))
            return Verdict.KeyTaken;

        var version = _rows.TryGetValue(commit.Setting, out var row) ? row.Version : _look.Heads.GetValueOrDefault(commit.Setting)?.Version ?? 0;
        if (version != commit.ExpectedVersion)
            return Verdict.VersionTaken;

        Events.AddRange(commit.Events);
        Redacted.AddRange(commit.Redacted);
        if (commit.Row is { } next)
            _rows[commit.Setting] = next;

        if (commit.Outcome is { } kept)
            _outcomes[OutcomeOf.Of(commit.Setting, kept)] = kept;

        return Verdict.Committed;
    }

    private long? UsedAt(OutcomeOf outcome) =>
        _outcomes.TryGetValue(outcome, out var kept) ? Milliseconds(kept.At) : _look.Outcomes.TryGetValue(outcome, out var at) ? at : null;
}
