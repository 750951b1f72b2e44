namespace Capacity.Web.Api;

/// <summary>What endpoints say of themselves in the OpenAPI document.</summary>
internal static class Endpoints
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }

    public static RouteHandlerBuilder RefusesBadInput(this RouteHandlerBuilder endpoint) => endpoint.ProducesValidationProblem().Refuses(413, 415);

    /// <summary>A parameter of a query that is there without a value does not narrow.</summary>
    public static string? OrNull(this string? value) => string.IsNullOrEmpty(value) ? null : value;
}
