using System.Text.Json;
using Capacity.Testing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Capacity.Web.Tests.Failure;

/// <summary>A program that watches a topic as any SignalR client does: it negotiates with one node, and its WebSocket may come to another.</summary>
internal sealed class ClusterWatcher : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly string _topic;
    private int _registered = -1;

    private ClusterWatcher(Uri address, string token, string topic)
    {
        _topic = topic;
        _hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "live"), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                options.Transports = HttpTransportType.WebSockets;
            })
            .Build();
        _hub.On<JsonElement>("changed", Take);
        _hub.Closed += _ => WatchAsync();
    }

    /// <summary>Beds, as last told; -1 before anything was.</summary>
    public int Registered => Volatile.Read(ref _registered);

    public static async Task<ClusterWatcher> StartAsync(Uri address, string token, string topic)
    {
        var watcher = new ClusterWatcher(address, token, topic);
        await watcher.WatchAsync();
        return watcher;
    }

    public Task SeesAsync(int registered) => Eventually.TrueAsync(() => Registered == registered, TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private Task WatchAsync() => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                if (_hub.State == HubConnectionState.Disconnected) await _hub.StartAsync();
                Take(await _hub.InvokeAsync<JsonElement>("Watch", _topic));
                return true;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or Microsoft.AspNetCore.SignalR.HubException or OperationCanceledException)
            {
                return false; // the node, or all of them, are not there yet
            }
        },
        TimeSpan.FromMinutes(2));

    private void Take(JsonElement message) => Volatile.Write(ref _registered, message.GetProperty("state").GetProperty("counts").GetProperty("registered").GetInt32());
}
