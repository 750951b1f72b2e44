namespace Capacity.Web.Api;

/// <summary>The header by which a program may repeat a call without doing it twice.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>The key, or null where there is none.</summary>
    public static string? Read(HttpRequest request, Check check)
    {
        var header = request.Headers[Header];
        if (header.Count == 0) return null;
        var key = header.ToString();
        if (header.Count > 1 || key.Length is 0 or > Longest || key.Any(char.IsControl)) check.Fault(Header, $"It has 1 to {Longest} characters, and stands once.");
        return key;
    }
}
