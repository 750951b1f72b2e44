using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Capacity.Web.Tests.Host;

/// <summary>Calls as a program makes them.</summary>
public static class Talk
{
    public static Task<Answer> AskAsync(this HttpClient client, string path) => client.SendAsync(HttpMethod.Get, path);

    public static Task<Answer> PostAsync(this HttpClient client, string path, JsonObject body, string? key = null, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Post, path, Json(body.ToJsonString()), key, ifMatch);

    public static Task<Answer> PostAsync(this HttpClient client, string path, string? body = null, string? key = null, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Post, path, body is null ? null : Json(body), key, ifMatch);

    public static Task<Answer> PutAsync(this HttpClient client, string path, JsonObject body) => client.SendAsync(HttpMethod.Put, path, Json(body.ToJsonString()));

    public static Task<Answer> RemoveAsync(this HttpClient client, string path, string? key = null) => client.SendAsync(HttpMethod.Delete, path, key: key);

    public static async Task<Answer> SendAsync(
        this HttpClient client, HttpMethod method, string path, HttpContent? content = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new((int)response.StatusCode, isJson ? JsonNode.Parse(text) : null, response);
    }

    public static HttpContent Json(string body) => Bytes(Encoding.UTF8.GetBytes(body), "application/json");

    public static HttpContent Bytes(byte[] body, string? type) =>
        new ByteArrayContent(body) { Headers = { ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type) } };
}
