using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Capacity.Web.Host;

/// <summary>
/// Where people reach the product: what a link in a letter begins with. It is what the setting says, else this machine's own address; never the <c>Host</c> of a call, in which
/// a stranger who asks for somebody's letter could write an address of their own.
/// </summary>
internal sealed class Site(StartSettings settings, IServer server)
{
    private static readonly string[] Anywhere = ["+", "*", "0.0.0.0", "[::]"];

    public Uri Address => settings.Site ?? OwnAddress();

    /// <param name="path">Of this product, with its query: <c>/invitation?…</c>.</param>
    public Uri Link(string path) => path.StartsWith('/') ? new(Address.GetLeftPart(UriPartial.Authority) + path) : throw new ArgumentException($"'{path}' does not begin at the root.", nameof(path));

    private Uri OwnAddress()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } bound) return new("http://localhost");
        var address = BindingAddress.Parse(bound);
        return address.IsUnixPipe ? new("http://localhost") : new UriBuilder(address.Scheme, Anywhere.Contains(address.Host) ? "localhost" : address.Host, address.Port).Uri;
    }

    /// <exception cref="SettingFault">It is not the address of a site that letters may name.</exception>
    public static Uri? Read(string? text)
    {
        if (text is null) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var site) && site is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && (site.Scheme == Uri.UriSchemeHttps || site.Scheme == Uri.UriSchemeHttp && site.IsLoopback)
            ? site
            : throw new SettingFault($"CAPACITY_SITE is '{text}': it is the address that people open, such as https://capacity.example.gov.uk.");
    }
}
