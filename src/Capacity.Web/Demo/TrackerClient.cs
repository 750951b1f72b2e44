using System.Net;
using System.Text.Json;

namespace Capacity.Web.Demo;

/// <summary>The API as the demo's people call it: a change that is not answered, or put off, is sent again with the same key.</summary>
internal sealed class TrackerClient(HttpClient http, VoiceTokens tokens)
{
    private const int Tries = 6, MostItems = 1000;
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>All settings that are not closed.</summary>
    public async Task<IReadOnlyList<TrackedSetting>> SettingsAsync(CancellationToken stop)
    {
        var all = new List<TrackedSetting>();
        for (var after = ""; after is not null;)
        {
            var page = await AskAsync($"/api/v1/settings?limit={MostItems}&after={after}", stop);
            all.AddRange(page.GetProperty("items").Deserialize<List<TrackedSetting>>(WireJson.Options)!);
            after = page.GetProperty("next").GetString();
        }
        return all;
    }

    /// <exception cref="HttpRequestException">It is refused, or not answered.</exception>
    public async Task<JsonElement> AskAsync(string path, CancellationToken stop)
    {
        var reply = await SendAsync(Voice.Admin, HttpMethod.Get, path, null, null, stop);
        return reply.IsDone ? reply.Body : throw new HttpRequestException($"GET {path} was answered with {(int)reply.Status}.", null, reply.Status);
    }

    /// <summary>What a rule refuses is an answer like another: somebody else was quicker.</summary>
    /// <exception cref="HttpRequestException">It is not answered, or no longer let in.</exception>
    public Task<Reply> DoAsync(Voice voice, string path, object body, string key, CancellationToken stop) => SendAsync(voice, HttpMethod.Post, path, body, key, stop);

    private async Task<Reply> SendAsync(Voice voice, HttpMethod method, string path, object? body, string? key, CancellationToken stop)
    {
        for (var left = Tries; ; left--)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: WireJson.Options) };
            request.Headers.Authorization = await tokens.OfAsync(voice);
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            TimeSpan pause;
            try
            {
                using var response = await http.SendAsync(request, stop);
                if (response.StatusCode == HttpStatusCode.Unauthorized) throw new UnauthorizedAccessException($"The token of {voice} is not in force any more.");
                if (response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || left == 1)
                    return new(response.StatusCode, await ReadAsync(response, stop));
                pause = response.Headers.RetryAfter?.Delta ?? Breath;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && left > 1 && !stop.IsCancellationRequested)
            {
                pause = Breath;
            }
            await Task.Delay(pause < LongestPause ? pause : LongestPause, stop);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken stop) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? await response.Content.ReadFromJsonAsync<JsonElement>(stop) : default;
}

/// <summary>What a call was answered with.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Body)
{
    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>Of what is done.</summary>
    public string Text(string member) => Body.GetProperty(member).GetString()!;
}
