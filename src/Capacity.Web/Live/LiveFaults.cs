using Microsoft.AspNetCore.SignalR;

namespace Capacity.Web.Live;

/// <summary>Writes down a call of the hub that broke. A topic that is refused and a client that has gone are nothing to mend, though SignalR would call them errors.</summary>
internal sealed class LiveFaults(ILogger<LiveFaults> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is not (HubException or OperationCanceledException))
        {
            LiveLog.Unexpected(log, invocationContext.HubMethodName, e);
            throw;
        }
    }
}
