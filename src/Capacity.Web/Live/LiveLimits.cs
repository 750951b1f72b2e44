using System.Threading.RateLimiting;
using Capacity.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>A connection that calls too often is refused its calls until a while has passed; what it watches goes on.</summary>
internal sealed class LiveLimits(RequestLimits limits) : IHubFilter
{
    private static readonly object Key = new();

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var perMinute = BearerHandler.IsMeant(LiveClient.Of(context.Context).Http) ? limits.TokenHubCalls : limits.HubCalls;
        if (RequestLimits.Bucket(perMinute) is { } bucket) context.Context.Items[Key] = new TokenBucketRateLimiter(bucket);
        return next(context);
    }

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.Context.Items.TryGetValue(Key, out var found) && found is TokenBucketRateLimiter calls)
        {
            calls.TryReplenish();
            using var call = calls.AttemptAcquire();
            if (!call.IsAcquired) throw new HubException("too-many-requests: this connection calls too often. Wait a moment, then call again.");
        }
        return next(invocationContext);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.TryGetValue(Key, out var found)) (found as IDisposable)?.Dispose();
        return next(context, exception);
    }
}
