using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Capacity.Web.Pages;

/// <summary>
/// What a page is told once, after a redirect, is for the page that the person sees. A live page that reads its parts anew in the background neither takes it nor
/// clears it: else it would now and then be quicker than the redirect, and whom to ring would be shown to nobody.
/// </summary>
internal sealed class NavigationTempData(CookieTempDataProvider cookies) : ITempDataProvider
{
    public IDictionary<string, object> LoadTempData(HttpContext context) => context.Request.ReadsParts() ? new Dictionary<string, object>() : cookies.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (!context.Request.ReadsParts()) cookies.SaveTempData(context, values);
    }
}
