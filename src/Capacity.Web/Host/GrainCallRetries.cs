using System.Diagnostics;
using System.Reflection;
using Capacity.Settings;
using Orleans.Runtime.Messaging;
using Orleans.Serialization.Invocation;
using Polly;
using Polly.Retry;

namespace Capacity.Web.Host;

/// <summary>
/// Calls that a dying node drops are made again, so that whoever asks sees a longer wait instead of an error, wherever that is honest: a call that was certainly not done may
/// always be repeated, any other only if repeating does no harm. Grains' own calls are left alone: their callers repeat the whole.
/// </summary>
internal sealed class GrainCallRetries : IOutgoingGrainCallFilter
{
    private static readonly ResiliencePropertyKey<IOutgoingGrainCallContext> Call = new("call");

    private static readonly ResiliencePropertyKey<long> Began = new("began");

    /// <summary>After this no new attempt begins: whoever asked is told to try later, before a proxy gives up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    /// <summary>A dead node is found out in two missed probes; an answer that comes later than this is no use to anybody.</summary>
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 12, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromSeconds(1),
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } fault && args.Context.Properties.TryGetValue(Call, out var call) && MayRepeat(fault, call)
                && Stopwatch.GetElapsedTime(args.Context.Properties.GetValue(Began, 0)) < Limit),
        })
        .Build();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceContext is not null)
        {
            await context.Invoke();
            return;
        }

        var attempt = ResilienceContextPool.Shared.Get();
        try
        {
            attempt.Properties.Set(Call, context);
            attempt.Properties.Set(Began, Stopwatch.GetTimestamp());
            await Retry.ExecuteAsync(static async a => await a.Properties.GetValue(Call, null!).Invoke(), attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(attempt);
        }
    }

    private static bool MayRepeat(Exception fault, IOutgoingGrainCallContext call) => fault switch
    {
        SiloUnavailableException or TimeoutException => IsSafe(call), // it may have been done
        OrleansMessageRejectionException or GatewayTooBusyException or ConnectionFailedException => true, // it was turned away at the door
        _ => false,
    };

    private static bool IsSafe(IOutgoingGrainCallContext call) => call.InterfaceMethod.GetCustomAttribute<SafeToRepeatAttribute>() is { } safe && (!safe.WithKey || HasKey(call.Request));

    private static bool HasKey(IInvokable request)
    {
        for (var i = 0; i < request.GetArgumentCount(); i++)
            if (request.GetArgument(i) is Envelope envelope) return envelope.Key is not null;
        return false;
    }
}
