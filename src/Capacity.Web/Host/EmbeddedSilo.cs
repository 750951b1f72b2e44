using System.Net;
using System.Net.Sockets;

namespace Capacity.Web.Host;

/// <summary>The grains' silo inside this process, alone: it listens on loopback, at a free port, so that several trackers run on one machine.</summary>
internal static class EmbeddedSilo
{
    private const string Service = "capacity";

    public static void AddEmbeddedSilo(this IHostApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        // No gateway: the pages and the API are in the silo's own process. The cluster's name is new each time: no stray node of another run can join.
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, port), Service, Guid.NewGuid().ToString("N"));
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
