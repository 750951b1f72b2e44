using Capacity.History;

namespace Capacity.Web.Api;

/// <summary>Whatever goes wrong on the way to a program is answered with problem details: what the host refuses by itself, too, and what breaks.</summary>
internal static class Problems
{
    private static readonly PathString[] ForPrograms = ["/api", "/health", "/openapi", "/odata", "/live"];

    public static bool IsForPrograms(this HttpRequest request) => ForPrograms.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    public static void UseProblems(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems).FullName!);
        app.Use(async (context, next) =>
        {
            if (!context.Request.IsForPrograms())
            {
                await next(context);
                return;
            }
            context.Response.Headers.CacheControl = "no-store";
            try
            {
                await next(context);
                if (IsBare(context.Response)) await Problem.Of(context.Response.StatusCode).ExecuteAsync(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is left to answer.
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                if (Read(e) is not { } problem)
                {
                    problem = Problem.Unexpected;
                    ApiLog.Unexpected(log, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, e);
                }
                else if (problem == Problem.TryLater) ApiLog.TryLater(log, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, e);
                await problem.ExecuteAsync(context);
            }
        });
    }

    private static bool IsBare(HttpResponse response) => !response.HasStarted && response is { StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    /// <summary>What a fault is to a program: a store or grain that cannot be reached now may be there in a moment.</summary>
    private static Problem? Read(Exception e) => e switch
    {
        BadHttpRequestException bad => Problem.Of(bad.StatusCode),
        StoreUnavailableException or TimeoutException or OrleansException => Problem.TryLater,
        OperationCanceledException => Problem.TryLater, // a node that ends, or an activation that was given up: the caller has not asked for it
        _ => null,
    };
}
