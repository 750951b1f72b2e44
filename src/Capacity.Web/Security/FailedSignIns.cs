using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Capacity.Web.Security;

/// <summary>
/// Of pages that take a credential: where it has failed too often, from one address or for one account, it is not looked at for a while. A page says that it failed by 422.
/// What succeeds costs nothing, so that a council behind one address is not hindered by its own people.
/// </summary>
internal sealed class FailedSignIns(RequestLimits limits) : IAsyncPageFilter, IDisposable
{
    /// <summary>Fields that may name an account.</summary>
    private static readonly string[] Fields = ["Email", "Account"];

    /// <summary>Whole failures of a minute: whether there is room for one more is asked before there is one.</summary>
    private readonly PartitionedRateLimiter<Whose> _failures = PartitionedRateLimiter.Create<Whose, string>(whose => whose.PerMinute == 0
        ? RateLimitPartition.GetNoLimiter(whose.Who)
        : RateLimitPartition.GetFixedWindowLimiter(whose.Who, _ => new() { PermitLimit = whose.PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next();
            return;
        }
        Whose[] all = [new(Addresses.Of(http), limits.FailedSignIns), .. Accounts(http.Request).Select(account => new Whose($"account {account}", limits.AccountFailedSignIns))];
        if (all.Select(Wait).Max() is { } wait)
        {
            http.Response.RetryAfter(wait);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }
        await next();
        if (http.Response.StatusCode != StatusCodes.Status422UnprocessableEntity) return;
        foreach (var whose in all) _failures.AttemptAcquire(whose).Dispose();
    }

    public void Dispose() => _failures.Dispose();

    /// <summary>How long until it may be tried; null: now.</summary>
    private TimeSpan? Wait(Whose whose)
    {
        using var look = _failures.AttemptAcquire(whose, 0);
        if (look.IsAcquired) return null;
        return look.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
    }

    private static IEnumerable<string> Accounts(HttpRequest request) => !request.HasFormContentType ? [] : Fields
        .Select(field => request.Form[field].ToString().Trim()).Where(account => account.Length > 0).Select(account => account.ToUpperInvariant());

    private readonly record struct Whose(string Who, int PerMinute);
}
