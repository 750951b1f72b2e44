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
/// always be repeated, any other only if repeating does no harm. Grains' own calls are left alone: their callers repeat the whole; and so are calls to one
/// silo's service: whoever calls it asks elsewhere.
/// </summary>
internal sealed class GrainCallRetries : IOutgoingGrainCallFilter
{
    private static readonly ResiliencePropertyKey<Attempts> Made = new("attempts");

    /// <summary>Within a repeat, which is a call of its own and comes through here as well.</summary>
    private static readonly AsyncLocal<bool> Repeating = new();

    /// <summary>After this no new attempt begins: whoever asked is told to try later, before a proxy gives up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    /// <summary>After the first repeat, which is made at once. A dead node is found out in two missed probes; an answer that comes later than this is no use to anybody.</summary>
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 12, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromSeconds(1),
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } fault && args.Context.Properties.TryGetValue(Made, out var attempts) && attempts.MayGoOn(fault)),
        })
        .Build();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceContext is not null || Repeating.Value || context.TargetId.IsSystemTarget())
        {
            await context.Invoke();
            return;
        }

        var attempts = new Attempts(context);
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (attempts.MayGoOn(fault))
        {
            await RepeatAsync(attempts);
        }
    }

    private static async Task RepeatAsync(Attempts attempts)
    {
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(Made, attempts);
            await Retry.ExecuteAsync(static async c => await c.Properties.GetValue(Made, null!).RepeatAsync(), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>
    /// Each attempt after the first is a call of its own, made of the first one's arguments. The first's request is not sent again: a grain on this node gets that very object, and when it has
    /// answered, be it too late, Orleans empties the object and may fill it with another call.
    /// </summary>
    private sealed class Attempts(IOutgoingGrainCallContext call)
    {
        private readonly object?[] _arguments = ArgumentsOf(call.Request);
        private readonly MethodInfo _method = call.InterfaceMethod;
        private readonly long _began = Stopwatch.GetTimestamp();

        public bool MayGoOn(Exception fault) => Stopwatch.GetElapsedTime(_began) < Limit && fault switch
        {
            SiloUnavailableException or TimeoutException => IsSafe(), // it may have been done
            OrleansMessageRejectionException or GatewayTooBusyException or ConnectionFailedException => true, // it was turned away at the door
            _ => false,
        };

        public async Task RepeatAsync()
        {
            Repeating.Value = true; // for this method and what it calls; its caller does not see it
            call.Result = await AnswerAsync(_method.Invoke(call.Grain, BindingFlags.DoNotWrapExceptions, null, _arguments, null)!);
        }

        private bool IsSafe() =>
            _method.GetCustomAttribute<SafeToRepeatAttribute>() is { } safe && (!safe.WithKey || _arguments.OfType<Envelope>().FirstOrDefault()?.Key is not null);

        private static object?[] ArgumentsOf(IInvokable request)
        {
            var arguments = request.GetArgumentCount() is > 0 and var count ? new object?[count] : [];
            for (var i = 0; i < arguments.Length; i++) arguments[i] = request.GetArgument(i);
            return arguments;
        }

        /// <summary>Of a <see cref="Task"/> or a <see cref="ValueTask"/>, with a result or without.</summary>
        private static async Task<object?> AnswerAsync(object answering)
        {
            var task = answering as Task ?? (Task)answering.GetType().GetMethod(nameof(ValueTask.AsTask))!.Invoke(answering, null)!;
            await task;
            return task.GetType().GetProperty("Result") is { } result ? result.GetValue(task) : null;
        }
    }
}
