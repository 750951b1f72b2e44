using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Capacity.Web.Pages;

/// <summary>
/// What a page is told once, after a redirect, is for the page that the person sees. A live page that reads its parts anew in the background neither takes it nor
/// clears it: else it would now and then be quicker than the redirect, and whom to ring would be shown to nobody.
/// </summary>
internal sealed class NavigationTempData(CookieTempDataProvider cookies) : ITempDataProvider
{
    /// <summary>Sent by the client where it reads parts of a page.</summary>
    private const string PartsHeader = "Capacity-Parts";

    public IDictionary<string, object> LoadTempData(HttpContext context) => ReadsParts(context) ? new Dictionary<string, object>() : cookies.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (!ReadsParts(context)) cookies.SaveTempData(context, values);
    }

    private static bool ReadsParts(HttpContext context) => context.Request.Headers.ContainsKey(PartsHeader);
}
