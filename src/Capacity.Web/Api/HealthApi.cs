using Capacity.History;
using Capacity.Security;

namespace Capacity.Web.Api;

/// <summary>Whether the node lives, and whether it can take and keep a change.</summary>
internal static class HealthApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live")));
        health.MapGet("/ready", ReadyAsync).Produces<HealthView>().Refuses(503);
    }

    /// <summary>The store takes a mark, the grains answer, and the node is not about to stop: a proxy sends it nothing more by then.</summary>
    private static async Task<IResult> ReadyAsync(IJournal journal, IGrainFactory grains, IHostApplicationLifetime life, CancellationToken stop)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return Problem.TryLater;
        var answers = grains.GetGrain<ITokensGrain>(ITokensGrain.Key).ReadAsync("").AsTask();
        await Task.WhenAll(journal.ProbeAsync(stop), answers).WaitAsync(Patience, stop);
        return TypedResults.Ok(new HealthView("ready"));
    }

    internal sealed record HealthView(string Status);
}
