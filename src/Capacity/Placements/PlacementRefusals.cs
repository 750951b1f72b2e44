namespace Capacity.Placements;

/// <summary>Why a search or a hold is refused.</summary>
public static class PlacementRefusals
{
    public static readonly Refusal NoSuchSearch = Refusal.NotFound("There is no such search.");
    public static readonly Refusal NoSuchHold = Refusal.NotFound("There is no such hold.");
    public static readonly Refusal NoSuchSetting = Refusal.NotFound("There is no such setting.");
    public static readonly Refusal SearchClosed = Refusal.Conflict("search-closed", "This search is closed. Start a new one.");
    public static readonly Refusal SearchInUse = Refusal.Conflict("search-in-use", "A bed is held for this search, or a child was placed from it.");

    /// <summary>A setting that does not match now: the rule's slug, and whether a reason would help.</summary>
    public static Refusal Of(Rule rule)
    {
        var known = Catalogue.Rules[rule.Word()];
        var why = char.ToLowerInvariant(known.Name[0]) + known.Name[1..];
        return Refusal.Conflict(known.Id, Override.Skips.Has(rule)
            ? $"This setting does not match the search now: {why}. It can be held if you give a reason."
            : $"This setting does not match the search now: {why}.");
    }
}
