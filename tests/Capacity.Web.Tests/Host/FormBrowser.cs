using System.Net;
using System.Text.RegularExpressions;

namespace Capacity.Web.Tests.Host;

/// <summary>
/// A browser without a script: it keeps cookies, follows redirects, and sends forms with the token that their page has. Cookies are kept by hand: a jar would not send those
/// for HTTPS over loopback, as browsers do.
/// </summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = [];

    public FormBrowser(Uri address) => _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<Seen> OpenAsync(string path, bool readsParts = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (readsParts) request.Headers.Add("Capacity-Parts", "1");
        return await SendAsync(request);
    }

    /// <summary>Opens a page and sends a form of it.</summary>
    /// <param name="to">Where the form goes; null: to its own page.</param>
    public async Task<Seen> SubmitAsync(string page, string? to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await OpenAsync(page)).Html);
        Assert.True(token.Success, $"{page} has no form.");
        using var request = new HttpRequestMessage(HttpMethod.Post, to ?? page)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token.Groups[1].Value), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        };
        return await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Seen> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) Keep(cookie);
        if (response.Headers.Location is { } location)
        {
            using var next = new HttpRequestMessage(HttpMethod.Get, location);
            return await SendAsync(next);
        }
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, WebUtility.HtmlDecode(text));
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : throw new FormatException(cookie);
        if (value.Length == 0) _cookies.Remove(name);
        else _cookies[name] = value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>What is shown after all redirects.</summary>
internal sealed record Seen(int Status, string Path, string Html);
