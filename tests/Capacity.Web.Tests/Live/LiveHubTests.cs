using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Live;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Capacity.Web.Tests.Live;

/// <summary>The hub as programs meet it: a real connection to a real host.</summary>
public class LiveHubTests(TrackerHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nonsense")]
    [InlineData("setting:nowhere")]
    [InlineData("search:00000000000000000000000000000000")]
    [InlineData("category:nonsense")]
    [InlineData(null)]
    public async Task A_topic_that_is_not_there_is_answered_so(string? topic)
    {
        await using var duty = await ConnectAsync(host, Role.Duty);

        var refused = await Assert.ThrowsAsync<HubException>(() => duty.InvokeAsync<object>("Watch", topic, Stop));

        Assert.Contains("HubException: not-found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_does_wrong_and_its_going_away_are_no_errors_in_the_log()
    {
        var errors = new Errors();
        await using var other = await TrackerHost.StartAsync(amend: builder => builder.Logging.AddProvider(errors).AddFilter<Errors>("Orleans", LogLevel.None));
        await using (var provider = await ConnectAsync(other, Role.Provider))
            foreach (var topic in (string[])["nonsense", "region", "setting:nowhere"])
                await Assert.ThrowsAsync<HubException>(() => provider.InvokeAsync<object>("Watch", topic, Stop));
        for (var n = 0; n < 20; n++)
        {
            var hasty = await ConnectAsync(other, Role.Duty);
            foreach (var topic in (string[])["region", "authority:E08000025", "category:secure", $"setting:nowhere-{n}"]) await hasty.SendAsync("Watch", topic, Stop);
            await hasty.DisposeAsync();
        }
        var clients = other.Services.GetRequiredService<LiveClients>();
        await Eventually.TrueAsync(() => !clients.All.Any());

        Assert.Empty(errors.Seen);
    }

    [Fact]
    public async Task A_call_that_breaks_is_an_error_in_the_log()
    {
        var errors = new Errors();
        using var logs = LoggerFactory.Create(log => log.AddProvider(errors));
        var faults = new LiveFaults(logs.CreateLogger<LiveFaults>());

        var call = new HubInvocationContext(null!, host.Services, null!, typeof(LiveHub).GetMethod(nameof(LiveHub.Watch))!, []);

        await Assert.ThrowsAsync<InvalidOperationException>(() => faults.InvokeMethodAsync(call, _ => throw new InvalidOperationException("broken")).AsTask());

        Assert.Equal(["Watch of the hub broke"], errors.Seen);
    }

    private static async Task<HubConnection> ConnectAsync(TrackerHost host, Role role)
    {
        var token = host.As(role).DefaultRequestHeaders.Authorization!.Parameter;
        var connection = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "live"), o =>
        {
            o.Transports = HttpTransportType.WebSockets;
            o.AccessTokenProvider = () => Task.FromResult(token);
        }).Build();
        await connection.StartAsync(Stop);
        return connection;
    }
}
