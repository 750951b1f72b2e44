using Capacity.Web.Security;

namespace Capacity.Web.Pages.Look;

/// <summary>Whether a time is shown as people say it, or exactly besides. Kept in a cookie of this browser, which tells nothing else.</summary>
internal sealed record Times(string Word, string Text)
{
    /// <summary>In the order of the choice. The first keeps nothing.</summary>
    public static readonly IReadOnlyList<Times> All = [new("short", "How long ago"), new("full", "Exact time too")];

    /// <summary>For <c>data-times</c> of html: null where nobody has chosen.</summary>
    public string? Chosen => this == All[0] ? null : Word;

    public static Times Of(HttpRequest request) => Find(request.Cookies[CookieNames.Times]);

    /// <summary>What is none of them is the first.</summary>
    public static Times Find(string? word) => All.FirstOrDefault(t => t.Word == word) ?? All[0];

    public void Keep(HttpContext context) => LookCookie.Keep(context, CookieNames.Times, Chosen);
}
