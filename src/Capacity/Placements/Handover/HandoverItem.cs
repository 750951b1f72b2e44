namespace Capacity.Placements.Handover;

/// <summary>As what something is handed over.</summary>
public enum HandoverKind { Hold, Placement, Decline, Unmet, Search }

/// <summary>One thing that the day team ticks off, by an id that also leads to its search: <c>hold-…-2</c>, <c>unmet-…</c>.</summary>
/// <param name="Hold">Its number in the search; 0 of what is handed over as a whole search.</param>
public readonly record struct HandoverItem(HandoverKind Kind, string Search, int Hold = 0)
{
    public static HandoverItem Of(HandoverKind kind, SearchState search) => new(kind, search.Id);

    public static HandoverItem Of(HandoverKind kind, SearchState search, SearchHold hold) => new(kind, search.Id, hold.Number);

    public static bool TryParse(string? text, out HandoverItem item)
    {
        item = default;
        if (text?.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash) || !Words.TryParse<HandoverKind>(text[..dash], out var kind)) return false;
        var subject = text[(dash + 1)..];
        if (OfWholeSearch(kind))
        {
            item = new(kind, subject);
            return SearchId.IsOne(subject);
        }
        if (!HoldId.TryParse(subject, out var hold)) return false;
        item = new(kind, hold.Search, hold.Number);
        return true;
    }

    /// <summary>Whether a search has it.</summary>
    public bool IsOf(SearchState search) => OfWholeSearch(Kind) || search.Find(Hold) is not null;

    public override string ToString() => $"{Kind.Word()}-{(OfWholeSearch(Kind) ? Search : new HoldId(Search, Hold).ToString())}";

    private static bool OfWholeSearch(HandoverKind kind) => kind is HandoverKind.Unmet or HandoverKind.Search;
}
