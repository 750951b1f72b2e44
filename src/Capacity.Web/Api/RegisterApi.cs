using System.Text.Json;
using Capacity.History;
using Capacity.Register;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Capacity.Web.Api;

/// <summary>The register's import: the file is the body, read as it comes.</summary>
internal static class RegisterApi
{
    public const string Path = "/api/v1/register/imports";
    private const string Csv = "text/csv";

    /// <summary>A million rows: far more than a country has, and what a node can think about.</summary>
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly Problem TooLarge = Problem.TooLarge with { Title = $"The file is too large: {MostBytes / 1024 / 1024} MB at most." };
    private static readonly Problem NotCsv = Problem.UnsupportedMediaType with { Title = "Send the file as text/csv, in UTF-8." };

    public static void MapRegister(this IEndpointRouteBuilder app) => app.MapPost(Path, ImportAsync).WithTags("Register").Requires(Permission.KeepRegister)
        .RequireRateLimiting(RateLimits.Import).Produces<ImportReport>().RefusesBadInput().Refuses(422, 429);

    private static async Task<IResult> ImportAsync(
        [AsParameters] ImportQuery query, HttpContext context, Caller caller, RegisterImport import, FirstOutcomes outcomes, IHostApplicationLifetime life)
    {
        if (!IsCsv(context.Request)) return NotCsv;
        var check = new Check();
        var (key, order) = (IdempotencyKey.Read(context.Request, check), query.Read(check));
        if (check.Problem is { } problem) return problem;

        var (file, fault) = await ReadAsync(context);
        if (file is null) return fault!;
        // From here on the import goes on without its caller: half of a file helps nobody.
        var outcome = await outcomes.OnceAsync(key is null ? null : new(caller.Actor.Caller, "imports", key), $"{order} {file.Digest}", async id =>
        {
            var report = await import.RunAsync(file, order, caller.Actor, id, stop: life.ApplicationStopping);
            return new(report.IsRefused ? 422 : 200, JsonSerializer.Serialize(report, WireJson.Options));
        });
        return outcome switch
        {
            { Refusal: { } refusal } => Problem.Of(refusal),
            { Status: 200 } => TypedResults.Text(outcome.Body!, "application/json"),
            _ => Refused(outcome.Body!),
        };
    }

    private static async Task<(RegisterFile? File, Problem? Fault)> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostBytes;
        if (context.Request.ContentLength > MostBytes) return (null, TooLarge);
        try
        {
            return (await RegisterFile.ReadAsync(context.Request.Body, stop: context.RequestAborted), null);
        }
        catch (BadFileException bad)
        {
            return (null, new(400, "bad-file", $"This is not a register that can be read. {bad.Message}")
            {
                Errors = new Dictionary<string, string[]> { ["file"] = [bad.Message] },
                Members = new Dictionary<string, object?> { ["line"] = bad.Line },
            });
        }
        catch (BadHttpRequestException large) when (large.StatusCode == TooLarge.Status)
        {
            return (null, TooLarge);
        }
    }

    /// <summary>The report's members beside those of a problem.</summary>
    private static Problem Refused(string report)
    {
        using var json = JsonDocument.Parse(report);
        return new(422, "rows-rejected", "Some rows cannot be taken, and so nothing was changed. Mend them, or import the rest with partial=true.")
        {
            Members = json.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value.Clone()),
        };
    }

    private static bool IsCsv(HttpRequest request) => request.GetTypedHeaders().ContentType is { } type && type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <param name="Format">native, where it is left out.</param>
    internal sealed record ImportQuery(string? Format, string? Mode, string? Partial, string? CloseMissing)
    {
        public ImportOrder Read(Check check)
        {
            if (Format is { } format and not "native")
                check.Fault("format", format == "ofsted" ? "Ofsted's files cannot be read yet: send the native format." : $"{Check.Shown(format)} is none of its words: native, ofsted.");
            return new(check.Needed("mode", check.Word<ImportMode>("mode", Mode.OrNull())), Flag("partial", Partial), Flag("closeMissing", CloseMissing));

            bool Flag(string field, string? value)
            {
                if (value is not (null or "true" or "false")) check.Fault(field, $"{Check.Shown(value)} is neither true nor false.");
                return value == "true";
            }
        }
    }
}
