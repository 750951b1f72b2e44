using System.Globalization;
using Capacity.History;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Api;
using Capacity.Web.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Capacity.Web.Security;

/// <summary>
/// Browsers: a cookie, which stands as long as what it rests on. Nobody's work is in it: it is written anew while somebody uses the pages, and so runs out when nobody has
/// for <see cref="SessionRules.Idle"/>.
/// </summary>
internal static class BrowserSession
{
    public const string SignInPath = "/sign-in", SetUpPath = "/account/set-up";

    /// <summary>The cookie between a right password and the code that belongs to it; and the one that a passkey's challenge waits in, as Identity calls it.</summary>
    public const string SecondStep = "second-step";

    private const string OpenedItem = "opened";
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieNames.Session;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // not Strict: who follows a link in a letter would seem to be signed out. What changes something has guards of its own
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.ExpireTimeSpan = SessionRules.Longest;
        options.LoginPath = SignInPath;
        options.Events = new()
        {
            OnValidatePrincipal = ValidateAsync,
            OnCheckSlidingExpiration = LengthenAsync,
            OnRedirectToLogin = context => ChallengeAsync(context),
            OnRedirectToAccessDenied = context => ForbidAsync(context.HttpContext),
        };
    }

    public static void ConfigureStep(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Step;
        options.SlidingExpiration = false;
    }

    /// <summary>How long the cookie of a new session lives: a person's and a token's until nobody uses it; the demo's, which protects nothing, all day; a board's as long as it hangs.</summary>
    public static AuthenticationProperties Lasting(Caller caller, DateTimeOffset now)
    {
        var isDemo = caller.Kind == ActorKind.User && DemoAccounts.IsOne(caller.Id);
        var idles = caller.For != SessionKind.Board && !isDemo;
        return new()
        {
            IssuedUtc = now,
            ExpiresUtc = now + (idles ? SessionRules.Idle : SessionRules.LongestOf(caller.For)),
            AllowRefresh = idles,
            IsPersistent = caller.For == SessionKind.Board, // its browser is started anew now and then, and nobody is there
            Items = { [OpenedItem] = Instant.Text(now) },
        };
    }

    /// <summary>The cookie is written anew when somebody does something, once a minute at most. A page that keeps itself up to date is nobody.</summary>
    private static async Task LengthenAsync(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime >= SessionRules.Grain && !context.Request.IsForPrograms() && !context.Request.ReadsParts();
        if (!context.ShouldRenew || context.Principal is null || Caller.Of(context.Principal)?.Session is not { } session) return;
        try
        {
            await context.HttpContext.RequestServices.GetRequiredService<SessionBook>().SeenAsync(session, context.HttpContext.RequestServices.GetRequiredService<Clock>().Now);
        }
        catch (StoreUnavailableException)
        {
            // The list of sessions is a little behind.
        }
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (IsFromElsewhere(context.HttpContext.Request) || context.Principal is null || Caller.Of(context.Principal) is not { } caller
            || HasEnded(caller, context) || !await sessions.StandsAsync(caller, context.HttpContext))
            context.RejectPrincipal();
    }

    private static bool HasEnded(Caller caller, CookieValidatePrincipalContext context) =>
        !context.Properties.Items.TryGetValue(OpenedItem, out var text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var opened)
        || SessionRules.HasEnded(caller.For, opened, context.HttpContext.RequestServices.GetRequiredService<Clock>().Now);

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
        if (Caller.Of(context.User)?.For == SessionKind.Enrolling)
        {
            context.Response.Redirect(SetUpPath);
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
