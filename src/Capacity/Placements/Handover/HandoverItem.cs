using System.Globalization;

namespace Capacity.Placements.Handover;

/// <summary>As what something is handed over.</summary>
public enum HandoverKind { Hold, Placement, Decline, Unmet, Search, Occupied }

/// <summary>One thing that the day team ticks off, by an id that also leads to where it happened: <c>hold-…-2</c>, <c>unmet-…</c>, <c>occupied-urn-1234567-42</c>.</summary>
/// <param name="Subject">A search; of a bed that was occupied without a hold, the setting.</param>
/// <param name="Number">Of a hold, its number in the search; of an occupied bed, the setting's version; 0 of what is handed over as a whole search.</param>
public readonly record struct HandoverItem(HandoverKind Kind, string Subject, int Number = 0)
{
    public static HandoverItem Of(HandoverKind kind, SearchState search) => new(kind, search.Id);

    public static HandoverItem Of(HandoverKind kind, SearchState search, SearchHold hold) => new(kind, search.Id, hold.Number);

    public static bool TryParse(string? text, out HandoverItem item)
    {
        item = default;
        if (text?.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash) || !Words.TryParse<HandoverKind>(text[..dash], out var kind)) return false;
        var subject = text[(dash + 1)..];
        if (kind == HandoverKind.Occupied) return TryParseOccupied(subject, out item);
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
    public bool IsOf(SearchState search) => OfWholeSearch(Kind) || search.Find(Number) is not null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kind.Word()}-{(OfWholeSearch(Kind) ? Subject : Kind == HandoverKind.Occupied ? $"{Subject}-{Number}" : new HoldId(Subject, Number).ToString())}");

    private static bool TryParseOccupied(string subject, out HandoverItem item)
    {
        item = default;
        var dash = subject.LastIndexOf('-');
        if (dash < 0 || !Slug.IsId(subject[..dash]) || !int.TryParse(subject[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1) return false;
        item = new(HandoverKind.Occupied, subject[..dash], version);
        return item.ToString() == $"occupied-{subject}";
    }

    private static bool OfWholeSearch(HandoverKind kind) => kind is HandoverKind.Unmet or HandoverKind.Search;
}
