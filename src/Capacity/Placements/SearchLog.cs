using System.Text.Json.Serialization;
using Capacity.Settings;

namespace Capacity.Placements;

/// <summary>What may happen to a search.</summary>
public enum SearchStep { Begun, Held, Placed, Released, Declined, Expired, Closed }

/// <summary>A line of a search's log.</summary>
/// <param name="By">Who; null where the settings' trails say it, or time alone did it.</param>
/// <param name="SettingId">Of a hold's line, as are the beds.</param>
/// <param name="Reason">Of a decline.</param>
/// <param name="Outcome">Of the close.</param>
/// <param name="Note">What was written: why a rule gave way, why it was declined, how it ended.</param>
/// <param name="ReplacedBy">Of the close: the search with which it went on.</param>
public sealed record SearchLogLine(
    DateTimeOffset At, SearchStep Step, string? By = null, string? SettingId = null, IReadOnlyList<string>? BedIds = null, DeclineReason? Reason = null,
    SearchOutcome? Outcome = null, string? Note = null, string? ReplacedBy = null)
{
    /// <summary>Of the close: nobody had closed it in time.</summary>
    [JsonIgnore]
    public bool ByTime { get; init; }
}

/// <summary>A search's log, the earliest first: its own words and its holds' beginnings and ends. Extensions and readings of a contact are in the settings' trails.</summary>
public static class SearchLog
{
    public static IReadOnlyList<SearchLogLine> Of(SearchState search) =>
        [.. Begun(search).Concat(search.Holds.Where(h => h.Hold is not null).SelectMany(Of)).Concat(Closed(search)).OrderBy(l => l.At)];

    private static IEnumerable<SearchLogLine> Begun(SearchState search) => [new(search.CreatedAt, SearchStep.Begun, search.By.Name)];

    private static IEnumerable<SearchLogLine> Of(SearchHold kept)
    {
        var hold = kept.Hold!;
        yield return new(kept.At, SearchStep.Held, SettingId: kept.Setting, BedIds: hold.BedIds, Note: kept.Override);
        if (hold.EndedAt is { } at) yield return new(at, StepOf(hold.Status), SettingId: kept.Setting, BedIds: hold.BedIds, Reason: hold.DeclineReason, Note: hold.DeclineNote);
    }

    private static IEnumerable<SearchLogLine> Closed(SearchState search)
    {
        if (search.ClosedAt is { } at) yield return new(at, SearchStep.Closed, search.ClosedBy?.Name, Outcome: search.Outcome, Note: search.Note, ReplacedBy: search.ReplacedBy) { ByTime = search.LeftOpen };
    }

    private static SearchStep StepOf(HoldStatus ended) => ended switch
    {
        HoldStatus.Placed => SearchStep.Placed,
        HoldStatus.Released => SearchStep.Released,
        HoldStatus.Declined => SearchStep.Declined,
        HoldStatus.Expired => SearchStep.Expired,
        _ => throw new ArgumentOutOfRangeException(nameof(ended), ended, "A hold that runs has not ended."),
    };
}
