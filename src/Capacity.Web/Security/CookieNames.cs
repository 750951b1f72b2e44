using Microsoft.AspNetCore.CookiePolicy;

namespace Capacity.Web.Security;

/// <summary>
/// Our cookies. With this prefix a browser takes them from this host alone, over HTTPS or from its own machine, and no other site under the same domain can put one in their place.
/// </summary>
internal static class CookieNames
{
    private const string Prefix = "__Host-capacity";

    public const string Session = Prefix, Form = Prefix + "-form", Note = Prefix + "-note", Theme = Prefix + "-theme", Times = Prefix + "-times", Step = Prefix + "-step", Passkey = Prefix + "-passkey",
        State = Prefix + "-state-", Nonce = Prefix + "-nonce-";

    /// <summary>Every cookie is for HTTPS and out of reach of scripts. Browsers count their own machine as secure, though what comes from it is plain HTTP.</summary>
    public static void UseSecureCookies(this WebApplication app) => app.UseCookiePolicy(new()
    {
        Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Unspecified, // each says its own
    });
}
