using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Capacity.Web.Demo;

/// <summary>Where this node itself can be called.</summary>
internal sealed class DemoAddress(IServer server, IHostApplicationLifetime life)
{
    /// <summary>Once the node listens.</summary>
    public async Task<Uri> OwnAsync(CancellationToken stop)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = life.ApplicationStarted.Register(() => listening.TrySetResult());
        await listening.Task.WaitAsync(stop);
        return Of(server.Features.Get<IServerAddressesFeature>()!.Addresses);
    }

    /// <summary>An address that listens everywhere is called over loopback; one without TLS first.</summary>
    internal static Uri Of(IEnumerable<string> addresses)
    {
        var first = addresses.Select(BindingAddress.Parse).OrderBy(a => a.Scheme, StringComparer.Ordinal).First();
        return new UriBuilder(first.Scheme, first.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : first.Host, first.Port).Uri;
    }
}
