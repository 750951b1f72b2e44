using System.Text.Json.Serialization;
using Capacity.Settings;

namespace Capacity.Placements;

/// <summary>A search as the contract shows it: its need and holds, and what it finds now.</summary>
/// <param name="Need">As pages read it; the contract shows <see cref="Asked"/>.</param>
/// <param name="Siblings">Searches for brothers and sisters who are to live apart.</param>
public sealed record SearchView(
    string Id, DateTimeOffset CreatedAt, SearchStatus Status, SearchOutcome? Outcome, string? Note, IReadOnlyList<MatchView> Matches, int Matched, int Considered,
    IReadOnlyDictionary<string, int> Excluded, IReadOnlyList<NearMissView> NearMisses, [property: JsonIgnore] Need Need, IReadOnlyList<HoldView> Holds,
    IReadOnlyList<string> Siblings, IReadOnlyList<SearchLogLine> Log)
{
    /// <summary>The settings that match, shown or not, as far as they were asked for.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Matching { get; init; } = [];

    /// <summary>The search with which it went on, its need changed; null where it did not.</summary>
    public string? ReplacedBy { get; init; }

    [JsonIgnore]
    public bool LeftOpen { get; init; }

    /// <summary>Null once its details are deleted.</summary>
    [JsonPropertyName("need")]
    public Need? Asked => Need.Forgotten ? null : Need;

    /// <summary>The authority's retention time has passed since its close.</summary>
    public bool DetailsDeleted => Need.Forgotten;

    public static SearchView Of(SearchState search, Findings findings) => new(search.Id, search.CreatedAt, search.Status, search.Outcome, search.Note,
        MatchView.AllOf(findings, search.Need), findings.Matched, findings.Considered, Tally(findings),
        [.. findings.NearMisses.Select(m => NearMissView.Of(m, findings.At))], search.Need, HoldView.AllOf(search), search.Siblings ?? [], SearchLog.Of(search))
    {
        Matching = [.. findings.Best.Select(b => b.Setting)],
        ReplacedBy = search.ReplacedBy,
        LeftOpen = search.LeftOpen,
    };

    /// <summary>The rules that left somebody out, in their order.</summary>
    private static OrderedDictionary<string, int> Tally(Findings findings)
    {
        var tally = new OrderedDictionary<string, int>();
        for (var rule = 0; rule < findings.Excluded.Count; rule++)
            if (findings.Excluded[rule] > 0) tally.Add(((Rule)rule).Word(), findings.Excluded[rule]);
        return tally;
    }
}

/// <summary>A search in a list.</summary>
public sealed record SearchLine(
    string Id, DateTimeOffset CreatedAt, SearchStatus Status, SearchOutcome? Outcome, string? Note, [property: JsonIgnore] Need Need, IReadOnlyList<HoldView> Holds)
{
    /// <summary>Null once its details are deleted.</summary>
    [JsonPropertyName("need")]
    public Need? Asked => Need.Forgotten ? null : Need;

    public bool DetailsDeleted => Need.Forgotten;

    /// <summary>The search with which it went on, its need changed; null where it did not.</summary>
    public string? ReplacedBy { get; init; }

    [JsonIgnore]
    public bool LeftOpen { get; init; }

    public static SearchLine Of(SearchState s) => new(s.Id, s.CreatedAt, s.Status, s.Outcome, s.Note, s.Need, HoldView.AllOf(s)) { ReplacedBy = s.ReplacedBy, LeftOpen = s.LeftOpen };
}

/// <param name="Next">Passed back as <c>after</c>; null at the end.</param>
public sealed record SearchPage(IReadOnlyList<SearchLine> Items, string? Next);

/// <summary>A hold as duty sees it.</summary>
/// <param name="Extensions">How often it was extended: twice at most.</param>
/// <param name="PlacedSince">Of a placed one: since when the child lives there.</param>
public sealed record HoldView(string Id, string SearchId, string SettingId, IReadOnlyList<string> BedIds, DateTimeOffset Until, HoldStatus Status, int Extensions,
    DateTimeOffset? PlacedSince, DeclineReason? DeclineReason)
{
    public static HoldView Of(string setting, Hold hold) => new(hold.Id, hold.SearchId, setting, hold.BedIds, hold.Until, hold.Status, hold.Extensions,
        hold.PlacedSince, hold.DeclineReason);

    public static IReadOnlyList<HoldView> AllOf(SearchState search) => [.. search.Holds.Where(h => h.Hold is not null).Select(h => Of(h.Setting, h.Hold!))];
}

/// <summary>A hold that has just been made, with whom to ring: shown then and never with the hold again.</summary>
public sealed record NewHoldView(
    string Id, string SearchId, string SettingId, IReadOnlyList<string> BedIds, DateTimeOffset Until, HoldStatus Status, string? Contact);

/// <summary>A hold as its provider sees it.</summary>
public sealed record ProviderHoldView(string Id, string SettingId, IReadOnlyList<string> BedIds, DateTimeOffset Until, HoldStatus Status);
