using System.Text.Encodings.Web;
using Capacity.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Capacity.Web.Security;

/// <summary>Programs: <c>Authorization: Bearer</c>, and at the hub <c>access_token</c>, as SignalR's clients send it.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";
    private const string Prefix = "Bearer ", Hub = "/live";

    /// <summary>Whether the call carries a program's credential, in force or not.</summary>
    public static bool IsMeant(HttpContext context) => context.Request.Headers.Authorization.Count > 0 || HubToken(context.Request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var secret = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : header.Length == 0 ? HubToken(Request) : null;
        if (string.IsNullOrEmpty(secret)) return AuthenticateResult.NoResult();
        return await sessions.FindAsync(secret) is { } caller
            ? AuthenticateResult.Success(new(caller.ToPrincipal(Name), Name))
            : AuthenticateResult.Fail("No such token is in force.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return Problem.NotSignedIn.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.NotAllowed.ExecuteAsync(Context);

    private static string? HubToken(HttpRequest request) =>
        request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase) && request.Query["access_token"] is { Count: 1 } token ? token.ToString() : null;
}
