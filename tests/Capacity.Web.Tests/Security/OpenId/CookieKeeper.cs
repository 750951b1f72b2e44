using System.Net;

namespace Capacity.Web.Tests.Security.OpenId;

/// <summary>Keeps cookies as a browser does that counts its own machine as secure: one of the framework sends none over loopback that are for HTTPS.</summary>
/// <param name="follows">Whether it goes where it is led.</param>
internal sealed class CookieKeeper(bool follows) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private const int MostSteps = 10;

    private readonly Dictionary<(string Site, string Name), string> _cookies = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await StepAsync(request, cancellationToken);
        for (var step = 0; follows && step < MostSteps && answer.StatusCode == HttpStatusCode.Redirect; step++)
        {
            var next = new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!);
            answer.Dispose();
            answer = await StepAsync(new(HttpMethod.Get, next), cancellationToken);
        }
        return answer;
    }

    private async Task<HttpResponseMessage> StepAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var site = request.RequestUri!.Authority;
        var ours = _cookies.Where(c => c.Key.Site == site).Select(c => $"{c.Key.Name}={c.Value}").ToList();
        if (ours.Count > 0) request.Headers.Add("Cookie", string.Join("; ", ours));
        var answer = await base.SendAsync(request, stop);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) Keep(site, cookie);
        return answer;
    }

    private void Keep(string site, string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) _cookies.Remove((site, pair[0]));
        else _cookies[(site, pair[0])] = pair[1];
    }
}
