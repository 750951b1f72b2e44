using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Capacity.Register;
using Capacity.Web.Api;

namespace Capacity.Web.Commands;

/// <summary>Imports into a tracker that runs, as any program does.</summary>
internal static class ImportThere
{
    private const int KB = 1024;

    public static async Task<ImportReport> RunAsync(
        Uri server, string token, FileStream file, ImportOrder order, IProgress<ImportProgress> progress, CancellationToken stop)
    {
        var flags = $"format=native&mode={order.Mode.Word()}&partial={Flag(order.Partial)}&closeMissing={Flag(order.CloseMissing)}";
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"{RegisterApi.Path}?{flags}"));
        request.Headers.Authorization = Bearer(token);
        request.Content = new Sent(file, progress);
        try
        {
            using var response = await client.SendAsync(request, stop);
            return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(stop));
        }
        catch (HttpRequestException e)
        {
            throw new ImportFault($"{server} does not answer: {e.Message}", e);
        }
    }

    private static ImportReport Read(HttpStatusCode status, byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var answer = json.RootElement;
            if (answer.TryGetProperty("rows", out _)) return answer.Deserialize<ImportReport>(WireJson.Options)!;
            var errors = answer.TryGetProperty("errors", out var fields)
                ? fields.EnumerateObject().SelectMany(f => f.Value.EnumerateArray().Select(m => $" {f.Name}: {m.GetString()}"))
                : [];
            throw new ImportFault($"{answer.GetProperty("title").GetString()}{string.Concat(errors)}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ImportFault($"What answers there is no tracker: {(int)status} {status}.", e);
        }
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static AuthenticationHeaderValue Bearer(string token)
    {
        try
        {
            return new("Bearer", token);
        }
        catch (FormatException e)
        {
            throw new ImportFault("The token has a character that no token has.", e);
        }
    }

    /// <summary>A file on its way.</summary>
    private sealed class Sent : HttpContent
    {
        private readonly FileStream _file;
        private readonly IProgress<ImportProgress> _progress;

        public Sent(FileStream file, IProgress<ImportProgress> progress)
        {
            (_file, _progress) = (file, progress);
            Headers.ContentType = new("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var (buffer, total) = (new byte[64 * KB], (int)(_file.Length / KB));
            for (int read; (read = await _file.ReadAsync(buffer)) > 0;)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read));
                _progress.Report(new(ImportStage.Reading, (int)(_file.Position / KB), total));
            }
            _progress.Report(new(ImportStage.Writing, 0, null));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _file.Length;
            return true;
        }
    }
}
