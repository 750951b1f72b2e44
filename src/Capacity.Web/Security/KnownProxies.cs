using System.Net;
using Capacity.Web.Host;
using Microsoft.AspNetCore.HttpOverrides;

namespace Capacity.Web.Security;

/// <summary>The proxies in front of the nodes. They alone are believed where a call came from and whether it came by HTTPS.</summary>
/// <param name="Text">Addresses and networks, with semicolons between; empty: nobody is believed.</param>
internal sealed record KnownProxies(string Text)
{
    private const string Key = "Proxies:Known";

    public static readonly KnownProxies None = new("");

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static KnownProxies Read(IConfiguration configuration)
    {
        var proxies = new KnownProxies(configuration[Key]?.Trim() ?? "");
        var wrong = proxies.Parts.FirstOrDefault(part => Network(part) is null);
        return wrong is null ? proxies : throw new SettingFault($"Proxies__Known has '{wrong}': it is addresses such as 10.0.0.5 and networks such as 10.1.0.0/16, with semicolons between.");
    }

    /// <summary>First of all: everything after it sees the caller, not the proxy.</summary>
    public void Use(IApplicationBuilder app)
    {
        if (Text.Length == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var part in Parts) options.KnownIPNetworks.Add(Network(part)!.Value);
        app.UseForwardedHeaders(options);
    }

    private IEnumerable<string> Parts => Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static System.Net.IPNetwork? Network(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8) : null;
    }
}
