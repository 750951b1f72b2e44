using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Tokens for programs. They take no idempotency key: a token is shown once.</summary>
internal static class TokensApi
{
    private const string Path = "/api/v1/tokens";
    private const int LongestName = 100;

    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var tokens = app.MapGroup(Path).WithTags("Tokens");
        tokens.MapPost("", IssueAsync).Requires(Permission.ManageAccess).Produces<IssuedView>(201).RefusesBadInput();
        tokens.MapGet("", ListAsync).Requires(Permission.ManageAccess).Produces<Page<TokenView>>();
        tokens.MapDelete("/{id}", RevokeAsync).Requires(Permission.ManageAccess).Produces(204).Refuses(404);
    }

    private static ITokensGrain Tokens(this IGrainFactory grains) => grains.GetGrain<ITokensGrain>(ITokensGrain.Key);

    private static async Task<IResult> IssueAsync(Call<TokenBody> call, IGrainFactory grains, Access access)
    {
        var (check, body) = (call.Check, call.Body);
        var request = new TokenRequest(check.Line("name", check.Needed("name", body.Name), LongestName)!, check.Needed("role", body.Role),
            check.Id("providerId", body.ProviderId), check.Authority("authorityId", body.AuthorityId), body.ExpiresAt);
        if (body.Role == Role.Provider) check.Needed("providerId", body.ProviderId);
        else if (body.Role is not null && body.ProviderId is not null) check.Fault("providerId", "Only a provider's token has one.");
        if (body.ExpiresAt <= call.Now) check.Fault("expiresAt", $"{Instant.Text(body.ExpiresAt.Value)} is not in the future.");
        if (check.Problem is { } problem) return problem;

        var issued = await grains.Tokens().IssueAsync(request);
        await access.SayAsync(call.Http, AccessKind.TokenMade, call.Caller.Actor, detail: $"{request.Name} ({issued.Id}), {request.Role.Word()}");
        return TypedResults.Created($"{Path}/{issued.Id}", new IssuedView(issued.Id, issued.Secret));
    }

    private static async Task<IResult> ListAsync(IGrainFactory grains) => TypedResults.Ok(new Page<TokenView>(
        [.. (await grains.Tokens().ReadAsync(""))!.Tokens.Select(t => new TokenView(t.Id, t.Name, t.Role, t.ProviderId, t.AuthorityId, t.CreatedAt, t.ExpiresAt))], null));

    private static async Task<IResult> RevokeAsync(string id, IGrainFactory grains, Access access, HttpContext context)
    {
        if (!await grains.Tokens().RevokeAsync(id)) return Problem.NotFound;
        await access.SayAsync(context, AccessKind.TokenRevoked, Caller.Of(context).Actor, detail: id);
        return TypedResults.NoContent();
    }

    internal sealed record TokenBody
    {
        public string? Name { get; init; }
        public Role? Role { get; init; }
        public string? ProviderId { get; init; }
        public string? AuthorityId { get; init; }
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    /// <param name="Token">Shown this once.</param>
    internal sealed record IssuedView(string Id, string Token);

    internal sealed record TokenView(string Id, string Name, Role Role, string? ProviderId, string? AuthorityId, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
}
