using Capacity.Web.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Capacity.Web.Security;

/// <summary>Opens and closes a browser's session. The page of signing in calls this; it holds no rule of its own.</summary>
internal sealed class SignIn(Sessions sessions, StartSettings settings)
{
    /// <summary>The demo accounts that this call may use: none where the demo is off or the call comes from elsewhere.</summary>
    public IReadOnlyList<Caller> DemoAccountsFor(HttpContext context) => DemoAccounts.MayBeUsed(settings, context) ? DemoAccounts.All : [];

    /// <summary>Whether the token is in force and the session is open.</summary>
    public async Task<bool> WithTokenAsync(HttpContext context, string? token) =>
        !string.IsNullOrWhiteSpace(token) && await OpenAsync(context, await sessions.FindAsync(token.Trim()));

    /// <summary>Whether there is such a demo account for this call and the session is open.</summary>
    public Task<bool> AsDemoAsync(HttpContext context, string? account) => OpenAsync(context, DemoAccountsFor(context).FirstOrDefault(a => a.Id == account));

    public static Task OutAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    private static async Task<bool> OpenAsync(HttpContext context, Caller? caller)
    {
        if (caller is null) return false;
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, caller.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return true;
    }
}
