namespace Capacity.Web.Pages.Look;

/// <summary>What somebody has chosen at the foot of a page: it is their browser's, whoever signs in.</summary>
internal static class LookCookie
{
    /// <param name="chosen">Null: nothing is kept.</param>
    public static void Keep(HttpContext context, string name, string? chosen)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = true, Path = "/", MaxAge = TimeSpan.FromDays(365) };
        if (chosen is null) context.Response.Cookies.Delete(name, options);
        else context.Response.Cookies.Append(name, chosen, options);
    }
}
