using System.Globalization;

namespace Capacity.Placements;

/// <summary>The n-th hold of a search: its id leads to the search without an index.</summary>
[GenerateSerializer, Immutable, Alias("hold-id")]
public readonly record struct HoldId([property: Id(0)] string Search, [property: Id(1)] int Number)
{
    public static bool TryParse(string? text, out HoldId id)
    {
        id = default;
        if (text?.Split('-') is not [var search, var digits] || !SearchId.IsOne(search)) return false;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return false;
        id = new(search, number);
        return id.ToString() == text;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Search}-{Number}");
}

/// <summary>A search's id: 32 lower-case hex digits, the earlier search's the lower.</summary>
public static class SearchId
{
    private const int Length = 32;

    public static string Of(Guid operation) => operation.ToString("N");

    /// <summary>As low as an id of a search that begins at a moment can be.</summary>
    public static string From(DateTimeOffset moment) => Math.Max(0, moment.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture).PadRight(Length, '0');

    public static bool IsOne(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
}
