using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
    private const int Length = 32, KeptBytes = 9;

    /// <summary>Another operation of one request: the same each time, as old as the first, and told by nothing that is asked.</summary>
    public static Guid Beside(Guid operation, string name)
    {
        Span<byte> bytes = stackalloc byte[Length / 2];
        operation.TryWriteBytes(bytes, bigEndian: true, out _);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{operation:N} {name}")).AsSpan(0, bytes.Length - KeptBytes).CopyTo(bytes[KeptBytes..]);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Whether two searches were begun by one request.</summary>
    public static bool AreOfOneRequest(string a, string b) => string.CompareOrdinal(a, 0, b, 0, KeptBytes * 2) == 0;

    public static string Of(Guid operation) => operation.ToString("N");

    /// <summary>As low as an id of a search that begins at a moment can be.</summary>
    public static string From(DateTimeOffset moment) => Math.Max(0, moment.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture).PadRight(Length, '0');

    public static bool IsOne(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
}
