namespace Capacity.Web.Pages;

/// <summary>A live page reads its parts anew in the background: nobody asked for that.</summary>
internal static class PageParts
{
    /// <summary>Sent by the client where it reads parts of a page.</summary>
    private const string Header = "Capacity-Parts";

    public static bool ReadsParts(this HttpRequest request) => request.Headers.ContainsKey(Header);
}
