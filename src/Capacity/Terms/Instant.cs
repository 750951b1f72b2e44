using System.Globalization;
using System.Text.Json;

namespace Capacity.Terms;

/// <summary>A moment as the contract writes it: ISO 8601, UTC, to the millisecond (<c>2026-11-22T21:04:00.000Z</c>).</summary>
public static class Instant
{
    private const int RoundTripLength = 28, ToTheMillisecond = 23;

    public static string Text(DateTimeOffset at)
    {
        Span<char> text = stackalloc char[RoundTripLength];
        at.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture); // many times as fast as a format that must be read first
        text[ToTheMillisecond] = 'Z';
        return new(text[..(ToTheMillisecond + 1)]);
    }

    /// <summary>Writes it as UTF-8 without a string in between.</summary>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset at)
    {
        Span<byte> text = stackalloc byte[RoundTripLength];
        at.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[ToTheMillisecond] = (byte)'Z';
        writer.WriteStringValue(text[..(ToTheMillisecond + 1)]);
    }
}
