using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>
/// Whether a passkey was used on a page of ours. Identity would compare with the Origin header, which a browser leaves out of a form's post where the page's referrer
/// policy is <c>no-referrer</c>, as ours is.
/// </summary>
internal static class PasskeyOrigin
{
    public static bool IsOurs(PasskeyOriginValidationContext said, Uri? site) => IsOurs(said.Origin, said.CrossOrigin, site, said.HttpContext.Request.Host);

    /// <param name="origin">As the browser has it, signed by the passkey.</param>
    /// <param name="inFrame">Whether the page was within a page of another site.</param>
    /// <param name="site">The address that people open; null: that of the call, over HTTPS or on this machine.</param>
    internal static bool IsOurs(string origin, bool inFrame, Uri? site, HostString host)
    {
        if (inFrame || !Uri.TryCreate(origin, UriKind.Absolute, out var page)) return false;
        if (site is not null) return page.GetLeftPart(UriPartial.Authority) == site.GetLeftPart(UriPartial.Authority);
        return page.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp && page.IsLoopback);
    }
}
