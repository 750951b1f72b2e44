using Capacity.History;

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

    private static async Task<IResult> ReadyAsync(IJournal journal, CancellationToken stop)
    {
        await journal.ProbeAsync(stop).WaitAsync(Patience, stop);
        return TypedResults.Ok(new HealthView("ready"));
    }

    internal sealed record HealthView(string Status);
}
