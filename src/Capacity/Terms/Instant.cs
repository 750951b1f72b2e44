using System.Globalization;

namespace Capacity.Terms;

/// <summary>A moment as the contract writes it: ISO 8601, UTC, to the millisecond (<c>2026-11-22T21:04:00.000Z</c>).</summary>
public static class Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
