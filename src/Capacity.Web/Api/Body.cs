using System.Buffers;
using System.Text.Json;

namespace Capacity.Web.Api;

/// <summary>Reads a JSON body of a bounded size; what cannot be read at all is refused as a whole.</summary>
internal static class Body
{
    public const int MostBytes = 1024 * 1024;
    private const int MostDepth = 16, MostAtFirst = 16 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth };
    private static readonly Problem NotJson = Problem.BadInput("body", "It is not JSON.");
    private static readonly Problem NotAnObject = Problem.BadInput("body", "It is not a JSON object.");

    /// <summary>The body as a JSON object (an empty one is <c>{}</c>), or null where the check has refused it. To be disposed.</summary>
    public static async ValueTask<JsonDocument?> ReadAsync(HttpRequest request, Check check)
    {
        if (await BytesAsync(request) is not { } bytes)
        {
            check.Refuse(Problem.TooLarge);
            return null;
        }
        if (bytes.WrittenCount == 0) return JsonDocument.Parse("{}");
        if (!IsJson(request))
        {
            check.Refuse(Problem.UnsupportedMediaType);
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(WithoutMark(bytes.WrittenMemory), Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            check.Refuse(NotAnObject);
        }
        catch (JsonException)
        {
            check.Refuse(NotJson);
        }
        return null;
    }

    private static async ValueTask<ArrayBufferWriter<byte>?> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes) return null;
        var bytes = new ArrayBufferWriter<byte>((int)Math.Min(request.ContentLength + 1 ?? MostAtFirst, MostAtFirst)); // one more, to see the end; no more than has come is kept room for
        while (true)
        {
            var read = await request.Body.ReadAsync(bytes.GetMemory(1), request.HttpContext.RequestAborted);
            if (read == 0) return bytes;
            bytes.Advance(read);
            if (bytes.WrittenCount > MostBytes) return null;
        }
    }

    private static bool IsJson(HttpRequest request)
    {
        var type = request.GetTypedHeaders().ContentType;
        return type is not null && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
