using System.Collections.Concurrent;

namespace Capacity.Web.Tests.Host;

/// <summary>Keeps a host's cookies as a browser does over loopback: .NET's own jar would not send back those for HTTPS.</summary>
internal sealed class HostCookies() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private readonly ConcurrentDictionary<string, string> _cookies = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_cookies.IsEmpty) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
        return answer;
    }
}
