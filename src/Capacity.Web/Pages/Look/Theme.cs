using Capacity.Web.Security;

namespace Capacity.Web.Pages.Look;

/// <summary>Light or dark, where a person has chosen; else their device says. Kept in a cookie of this browser, which tells nothing else.</summary>
internal sealed record Theme(string Word, string Text)
{
    /// <summary>In the order of the choice. The first keeps nothing.</summary>
    public static readonly IReadOnlyList<Theme> All = [new("device", "As this device"), new("light", "Light"), new("dark", "Dark")];

    public static Theme Device => All[0];

    /// <summary>For <c>data-theme</c> of html: null where the device says.</summary>
    public string? Chosen => this == Device ? null : Word;

    public static Theme Of(HttpRequest request) => Find(request.Cookies[CookieNames.Theme]);

    /// <summary>What is no theme is the device's.</summary>
    public static Theme Find(string? word) => All.FirstOrDefault(t => t.Word == word) ?? Device;

    public void Keep(HttpContext context) => LookCookie.Keep(context, CookieNames.Theme, Chosen);
}
