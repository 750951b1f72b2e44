using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Capacity.Web.Security;

/// <summary>What a browser may do with our answers: run our own scripts and styles from our own files, in no frame, telling nobody where it came from, keeping no copy.</summary>
internal static class SecurityHeaders
{
    /// <summary>Text becomes HTML in one place of our script alone (<c>live/parse.ts</c>): the browser refuses it anywhere else.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types capacity";

    /// <summary>A year. Of this name alone: a council's other sites are not ours to bind.</summary>
    private const string Transport = "max-age=31536000";

    private const string Features = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>They are set as the answer begins, so that none is lost where the answer is made anew, as that of an error is.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    /// <summary>Whether browsers keep our cookies: they do over HTTPS, and for a server on their own machine.</summary>
    public static bool KeepsCookies(this HttpRequest request) => request.IsHttps || IsThisMachine(request.Host.Host)
        || request.Headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName] == "https"; // of a proxy that nobody has named: good enough for a hint

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host)) headers.StrictTransportSecurity = Transport; // else every port of localhost would be bound
        return Task.CompletedTask;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
