using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Host;

/// <summary>How the host serves: where, how much it reads, how it writes.</summary>
internal static class Serving
{
    private const string StandardUrl = "http://localhost:5080";

    /// <summary>A body over the contract's limit is still read to its end up to here, so that its sender sees the refusal instead of a broken connection.</summary>
    private const long MostRead = 64 * 1024 * 1024;

    public static void AddServing(this WebApplicationBuilder builder)
    {
        string[] elsewhere = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints:Http:Url", "Kestrel:Endpoints:Https:Url"];
        if (elsewhere.All(key => string.IsNullOrWhiteSpace(builder.Configuration[key]))) builder.WebHost.UseUrls(StandardUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRead;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
    }

    /// <summary>One way to write JSON, for calls and for the hub.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions))
        .Configure<JsonHubProtocolOptions>(json => WireJson.Configure(json.PayloadSerializerOptions));
}
