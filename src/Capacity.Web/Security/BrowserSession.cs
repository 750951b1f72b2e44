using Capacity.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Capacity.Web.Security;

/// <summary>Browsers: a cookie, which stands as long as what it rests on.</summary>
internal static class BrowserSession
{
    public const string SignInPath = "/sign-in";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieNames.Session;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // not Strict: who follows a link in a letter would seem to be signed out. What changes something has guards of its own
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Longest;
        options.LoginPath = SignInPath;
        options.Events = new()
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = context => ChallengeAsync(context),
            OnRedirectToAccessDenied = context => ForbidAsync(context.HttpContext),
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (IsFromElsewhere(context.HttpContext.Request) || context.Principal is null || Caller.Of(context.Principal) is not { } caller
            || !await sessions.StandsAsync(caller, context.HttpContext))
            context.RejectPrincipal();
    }

    /// <summary>A change that another site's page sent with our cookie. Pages' forms have their own guard besides.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.IsForPrograms() && !HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.IsForPrograms())
        {
            context.Response.Headers.WWWAuthenticate = BearerHandler.Name;
            return Problem.NotSignedIn.ExecuteAsync(context.HttpContext);
        }
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task ForbidAsync(HttpContext context)
    {
        if (context.Request.IsForPrograms()) return Problem.NotAllowed.ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
