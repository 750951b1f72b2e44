using Capacity.Web.Host;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Capacity.Web.Tests.Host;

/// <summary>A grain on its caller's own node that answers too late: both have one request object, which Orleans empties and uses again once the grain has answered.</summary>
public sealed class GrainCallRetriesTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _late = new(TaskCreationOptions.RunContinuationsAsynchronously), _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SlowGrain.Calls _calls;
    private InProcessTestCluster _cluster = null!;

    public GrainCallRetriesTests() => _calls = new(_mayEnd.Task);

    /// <summary>As the pages and the API have it, within a silo's process.</summary>
    private ISlowGrain Grain => _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ISlowGrain>("one");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1))
            .AddOutgoingGrainCallFilter<GrainCallRetries>()
            .AddOutgoingGrainCallFilter(async call =>
            {
                try
                {
                    await call.Invoke();
                }
                catch (TimeoutException)
                {
                    _late.TrySetResult();
                    throw;
                }
            })
            .Services.AddSingleton(_calls));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_repeat_says_what_the_first_call_said_although_that_one_has_been_answered_meanwhile()
    {
        var answer = Grain.SayAsync("bed").AsTask();
        await _late.Task;
        _mayEnd.SetResult();

        Assert.Equal("bed", await answer);
        Assert.Equal("last", await Grain.SayAsync("last"));
        Assert.Equal(["bed", "last"], _calls.Words.Distinct());
        Assert.True(_calls.Words.Count > 2);
    }

    [Fact]
    public async Task A_call_that_may_do_harm_twice_is_not_repeated()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Grain.SayOnceAsync("bed").AsTask());
        _mayEnd.SetResult();

        Assert.Equal("last", await Grain.SayAsync("last"));
        Assert.Equal(["bed", "last"], _calls.Words);
    }
}
