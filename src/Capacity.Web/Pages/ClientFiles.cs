using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Capacity.Web.Pages;

/// <summary>The pages' script, styles and icon. They are inside the program, so that it finds them wherever it is started; their address changes with them.</summary>
internal static class ClientFiles
{
    private const string Prefix = "client/", ForEver = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, ClientFile> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(ClientFile.Read).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static string Address(string name) => $"/{name}?v={All[name].Version}";

    public static void MapClientFiles(this IEndpointRouteBuilder app)
    {
        foreach (var file in All.Values) app.MapMethods($"/{file.Name}", [HttpMethods.Get, HttpMethods.Head], file.SendAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private sealed record ClientFile(string Name, string Type, string Version, byte[] Plain, byte[] Compressed)
    {
        public static ClientFile Read(string resource)
        {
            using var plain = new MemoryStream();
            using (var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!) stream.CopyTo(plain);
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(plain.ToArray());
            var name = resource[Prefix.Length..];
            return new(name, TypeOf(Path.GetExtension(name)), Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()))[..12], plain.ToArray(), compressed.ToArray());
        }

        public async Task SendAsync(HttpContext context)
        {
            var gzip = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
            var response = context.Response;
            response.ContentType = Type;
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.CacheControl = context.Request.Query["v"] == Version ? ForEver : "no-cache";
            if (gzip) response.Headers.ContentEncoding = "gzip";
            var body = gzip ? Compressed : Plain;
            response.ContentLength = body.Length;
            if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
        }

        private static string TypeOf(string extension) => extension switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
    }
}
