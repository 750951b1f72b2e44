using Capacity.Web.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Capacity.Web.Security.OpenId;

/// <summary>
/// The way in by the council's own sign-in: OpenID Connect's authorisation code with PKCE (RFC 7636), a state that is bound to the browser, and a nonce. Nothing of the council's
/// is kept but who it says that somebody is.
/// </summary>
internal static class OpenIdSignIn
{
    /// <summary>Of authentication; and the mark of a session that was opened this way.</summary>
    public const string Scheme = "openid";

    public const string Path = "/sign-in/council", OutPath = "/sign-out/council", RefusedPath = "/sign-in/refused";
    private const string Answer = Path + "/answer", OutAnswer = OutPath + "/answer";

    /// <summary>For how long somebody may be at the council's sign-in before they come back.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static AuthenticationBuilder AddOpenId(this AuthenticationBuilder authentication, StartSettings start)
    {
        if (start.OpenId is not { } settings) return authentication;
        authentication.Services.AddSingleton(settings).AddScoped<Arrivals>();
        return authentication.AddOpenIdConnect(Scheme, options => Configure(options, settings));
    }

    public static string RefusedAddress(Refused why) => $"{RefusedPath}?why={why.Word()}";

    /// <summary>Whether somebody gave up or a time ran out, rather than we made a mistake: the council's sign-in does not answer.</summary>
    public static bool IsAway(Exception? fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException { InnerException: not null } || fault?.InnerException is { } inner && IsAway(inner);

    private static void Configure(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority.AbsoluteUri, settings.ClientId, settings.ClientSecret);
        options.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // comes back by a link, with which browsers send cookies that are SameSite=Lax
        (options.CallbackPath, options.SignedOutCallbackPath) = (Answer, OutAnswer);
        options.RemoteSignOutPath = default; // a call that signs somebody out and that any page may make
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" }) options.Scope.Add(scope);
        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        (options.RemoteAuthenticationTimeout, options.BackchannelTimeout) = (Away, Patience);
        options.ProtocolValidator.NonceLifetime = Away;
        foreach (var (cookie, name) in new[] { (options.CorrelationCookie, CookieNames.State), (options.NonceCookie, CookieNames.Nonce) })
            (cookie.Name, cookie.Path, cookie.SameSite, cookie.SecurePolicy) = (name, "/", SameSiteMode.Lax, CookieSecurePolicy.Always);
        options.Events = new()
        {
            OnRedirectToIdentityProvider = context => Ask(context, settings),
            OnRedirectToIdentityProviderForSignOut = SignOut,
            OnTokenValidated = Sealed,
            OnTicketReceived = AdmitAsync,
            OnAccessDenied = context => Refuse(context, Refused.Cancelled),
            OnRemoteFailure = Fail,
        };
    }

    /// <summary>The address to come back to is the site's own, not the one that the call names.</summary>
    private static Task Ask(RedirectContext context, OpenIdSettings settings)
    {
        context.ProtocolMessage.RedirectUri = SiteOf(context.HttpContext).Link(Answer).AbsoluteUri;
        if (OpenIdSettings.Listed(settings.RequireAcr) is { Count: > 0 } wanted) context.ProtocolMessage.AcrValues = string.Join(' ', wanted);
        return Task.CompletedTask;
    }

    /// <summary>The council's sign-in knows us by our id: so no token has to be kept for this.</summary>
    private static Task SignOut(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = SiteOf(context.HttpContext).Link(OutAnswer).AbsoluteUri;
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    /// <summary>The standard lets a client take an unsigned token that came straight from the council's server, and the framework does (OpenID Connect Core, section 3.1.3.7). We do not.</summary>
    private static Task Sealed(TokenValidatedContext context)
    {
        if (context.TokenEndpointResponse?.IdToken?.Split('.') is not [_, _, { Length: > 0 }]) context.Fail("The token is not signed.");
        return Task.CompletedTask;
    }

    private static async Task AdmitAsync(TicketReceivedContext context)
    {
        var refused = await context.HttpContext.RequestServices.GetRequiredService<Arrivals>().AdmitAsync(context.HttpContext, [.. context.Principal!.Claims]);
        context.Response.Redirect(refused is { } why ? RefusedAddress(why) : context.ReturnUri!);
        context.HandleResponse();
    }

    private static Task Fail(RemoteFailureContext context)
    {
        OpenIdLog.Failed(Log(context.HttpContext), context.Failure?.Message ?? "no reason");
        return Refuse(context, IsAway(context.Failure) ? Refused.Away : Refused.NotValid);
    }

    private static Task Refuse(HandleRequestContext<RemoteAuthenticationOptions> context, Refused why)
    {
        context.Response.Redirect(RefusedAddress(why));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static Site SiteOf(HttpContext context) => context.RequestServices.GetRequiredService<Site>();

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdSignIn));
}
