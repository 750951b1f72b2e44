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
    private volatile string _counts = "";

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

    public static async Task<ClusterWatcher> StartAsync(Uri address, string token, string topic)
    {
        var watcher = new ClusterWatcher(address, token, topic);
        await watcher.WatchAsync();
        return watcher;
    }

    /// <summary>Returns when it was told these counts of its topic.</summary>
    public Task SeesAsync(string counts) => Eventually.ValueAsync(() => Task.FromResult(_counts), told => told == counts, TimeSpan.FromMinutes(1));

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

    private void Take(JsonElement message) => _counts = message.GetProperty("state").GetProperty("counts").GetRawText();
}
