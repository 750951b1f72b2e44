using System.Net;
using System.Text.RegularExpressions;
using Capacity.Terms;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>Somebody who calls: nobody in particular, a program with a token, or a browser with a session. Cookies are kept by hand: a jar would not send those for HTTPS over loopback.</summary>
internal sealed partial class Visit
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];
    private readonly string? _token, _from;
    private string _form = "";

    private Visit(TrackerHost host, Role? role, bool browses, string? from)
    {
        (_client, Role, Browses, _from) = (host.Nobody, role, browses, from);
        _token = role is { } known ? host.As(known).DefaultRequestHeaders.Authorization!.Parameter : null;
    }

    /// <summary>Null: nobody.</summary>
    public Role? Role { get; }

    /// <summary>Whether it is known by a cookie.</summary>
    public bool Browses { get; }

    /// <summary>Whether it hangs on a wall: its session may watch totals and nothing else.</summary>
    public bool IsBoard { get; private set; }

    public override string ToString() => Role is null ? "nobody" : IsBoard ? "a board" : $"{Role.Value.Word()} with a {(Browses ? "session" : "token")}";

    public string Cookies => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>With the form's secret in hand.</summary>
    /// <param name="from">The address that a proxy says it came from.</param>
    public static async Task<Visit> BeginAsync(TrackerHost host, Role? role = null, bool browses = true, string? from = null)
    {
        var visit = new Visit(host, role, browses, from);
        await visit.TakeFormAsync();
        if (!browses || role is null) return visit;
        using var signedIn = await visit.PostAsync("/sign-in", ("Token", visit._token!));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        visit.Keep(signedIn);
        await visit.TakeFormAsync();
        return visit;
    }

    public static async Task<Visit> BeginBoardAsync(TrackerHost host)
    {
        var visit = await BeginAsync(host, Terms.Role.Commissioner);
        using var opened = await visit.PostAsync("/account/board", ("Name", "The tests' wall"));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        visit.Keep(opened);
        visit.IsBoard = true;
        await visit.TakeFormAsync();
        return visit;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>A form of ours.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", _form)]),
    });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_token is not null && !Browses) request.Headers.Authorization = new("Bearer", _token);
        if (_cookies.Count > 0) request.Headers.Add("Cookie", Cookies);
        if (_from is not null) request.Headers.Add("X-Forwarded-For", _from);
        var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        await answer.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return answer;
    }

    public static IEnumerable<string> SetCookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private async Task TakeFormAsync()
    {
        using var page = await GetAsync("/sign-in");
        Keep(page);
        _form = Field().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        Assert.NotEmpty(_form);
    }

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var cookie in SetCookies(answer).Select(c => c.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
