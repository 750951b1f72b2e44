namespace Capacity.Web.Security;

/// <summary>A browser as its owner knows it: <c>Firefox on Windows</c>. Only for the list of one's own sessions.</summary>
internal static class BrowserName
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var text = userAgent ?? "";
        return $"{Named(Browsers, text, "A browser")} on {Named(Systems, text, "a device")}";
    }

    private static string Named((string Sign, string Name)[] signs, string text, string otherwise) =>
        signs.FirstOrDefault(s => text.Contains(s.Sign, StringComparison.Ordinal)).Name ?? otherwise;
}
