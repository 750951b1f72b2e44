using System.Globalization;

namespace Capacity.Web.Pages.Placements;

/// <summary>Settings that one and the same change of the need would bring.</summary>
/// <param name="Change">As the contract says it: <c>withinMiles 25</c>, <c>children 2</c>, <c>freesOn 2026-11-27</c>, <c>when tonight</c>.</param>
internal sealed record NearMissGroup(string Change, IReadOnlyList<string> Names, string Search)
{
    private string Value => Change[(Change.IndexOf(' ') + 1)..];

    /// <summary>The need with that change, or null where only waiting helps.</summary>
    public string? Address => Change.Split(' ')[0] switch
    {
        "withinMiles" => $"/find?like={Search}&within={Value}",
        "children" => $"/find?like={Search}&children={Value}&sibling={Search}",
        "when" => $"/find?like={Search}&when={Value}",
        _ => null,
    };

    public string Text => Change.Split(' ')[0] switch
    {
        "withinMiles" => $"Within {Value} miles",
        "children" => Value == "1" ? "A bed for one of the children" : $"Beds for {Value} of the children",
        "when" => "If it were for tonight",
        _ => $"Beds expected free on {DateOnly.ParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dddd d MMMM", CultureInfo.InvariantCulture)}",
    };
}
