using System.Net;
using System.Net.Http.Headers;

namespace Capacity.Web.Tests.Api;

/// <summary>A body that does not say how long it is.</summary>
internal sealed class Unmeasured : HttpContent
{
    private readonly byte[] _bytes;

    public Unmeasured(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
