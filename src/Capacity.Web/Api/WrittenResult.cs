using System.Net.Mime;
using System.Text.Json;

namespace Capacity.Web.Api;

/// <summary>An answer that is kept for no key: its bytes go to the caller as they were written.</summary>
internal sealed class WrittenResult<T>(int status, T view, string location) : IResult
{
    private const string ContentType = $"{MediaTypeNames.Application.Json}; charset=utf-8";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, body) = (httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(view, Outcomes.Written));
        (response.StatusCode, response.ContentType, response.ContentLength, response.Headers.Location) = (status, ContentType, body.Length, location);
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
