using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Capacity.Web.Tests.Security.OpenId;

/// <summary>A council's sign-in: a real OpenID Connect provider at a free port of loopback. It asks nobody for a password: who comes is whom the test says.</summary>
internal sealed class CouncilServer : IAsyncDisposable
{
    public const string ClientId = "capacity", ClientSecret = "the council gave us this";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)), _strangersKey = new(RSA.Create(2048));
    private WebApplication? _app;

    private CouncilServer()
    {
    }

    public string Address => _app!.Urls.First();

    /// <summary>Who sits before the browser; null: they turn back.</summary>
    public IReadOnlyDictionary<string, string[]>? Somebody { get; set; }

    /// <summary>What becomes of the next ID token on its way.</summary>
    public Func<CouncilServer, string, string>? OnItsWay { get; set; }

    /// <summary>Whether it hangs up on everybody.</summary>
    public bool IsAway { get; set; }

    public static async Task<CouncilServer> StartAsync()
    {
        var server = new CouncilServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server.Configure);
        server._app = builder.Build();
        server._app.Use((context, next) =>
        {
            if (server.IsAway) context.Abort();
            return server.IsAway ? Task.CompletedTask : next(context);
        });
        server._app.UseRouting();
        server._app.UseAuthentication();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The same token with other claims, signed anew.</summary>
    /// <param name="asAStranger">With a key that the council never showed.</param>
    public string Reissue(string token, Action<JsonObject> change, bool asAStranger = false)
    {
        _strangersKey.KeyId = _key.KeyId;
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
        change(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), new SigningCredentials(asAStranger ? _strangersKey : _key, SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _key.Rsa.Dispose();
        _strangersKey.Rsa.Dispose();
    }

    private void Configure(OpenIddictServerBuilder options)
    {
        options.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile, Scopes.Email);
        options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end-session");
        options.AddSigningKey(_key).AddEphemeralEncryptionKey();
        options.UseAspNetCore().DisableTransportSecurityRequirement();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c => Check(c, c.ClientId == ClientId)));
        options.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(Authorize));
        options.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c => Check(c, (c.ClientId, c.ClientSecret) == (ClientId, ClientSecret))));
        options.AddEventHandler<ApplyTokenResponseContext>(b => b.UseInlineHandler(Send).SetOrder(int.MinValue + 1_000));
        options.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(c => Check(c, c.ClientId == ClientId)));
        options.AddEventHandler<HandleEndSessionRequestContext>(b => b.UseInlineHandler(c =>
        {
            c.SignOut();
            return default;
        }));
    }

    private ValueTask Authorize(HandleAuthorizationRequestContext context)
    {
        if (Somebody is not { } claims)
        {
            context.Reject(Errors.AccessDenied);
            return default;
        }
        var identity = new ClaimsIdentity("council");
        foreach (var (type, values) in claims)
            if (type is Claims.AuthenticationMethodReference || values.Length > 1) identity.SetClaims(type, [.. values]);
            else identity.SetClaim(type, values[0]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity).SetScopes(context.Request.GetScopes()));
        return default;
    }

    private ValueTask Send(ApplyTokenResponseContext context)
    {
        if (context.Response.IdToken is { } token && OnItsWay is { } change) (context.Response.IdToken, OnItsWay) = (change(this, token), null);
        return default;
    }

    private static ValueTask Check(BaseValidatingContext context, bool isOurs)
    {
        if (!isOurs) context.Reject(Errors.InvalidClient);
        return default;
    }
}
