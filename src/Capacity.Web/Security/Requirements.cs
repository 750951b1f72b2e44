using Capacity.Security;
using Microsoft.AspNetCore.Authorization;

namespace Capacity.Web.Security;

/// <summary>How endpoints say what they require, and what becomes of those that say nothing.</summary>
internal static class Requirements
{
    /// <summary>The authorisation policy of a permission.</summary>
    public static string Policy(this Permission permission) => $"may:{permission.Word()}";

    /// <summary>Lets in only who may: anybody else is refused before anything is read or looked up.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new RequiresAttribute(permission));

    /// <summary>The one provider whose things the call may be about, by the permission that its endpoint requires; null: anybody's.</summary>
    public static string? OnlyOf(this HttpContext context, Caller caller) =>
        caller.OnlyOf(context.GetEndpoint()!.Metadata.GetRequiredMetadata<RequiresAttribute>().Permission);

    public static void AddPermissions(this AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.Policy(), policy => policy.RequireAuthenticatedUser().RequireAssertion(c => Caller.Of(c.User)?.May(permission) == true));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(c => c.Resource is HttpContext context && !Serves(context.GetEndpoint())).Build();
    }

    /// <summary>What routing answers by itself, that there is no such address or no such method, is no secret.</summary>
    private static bool Serves(Endpoint? endpoint) => endpoint is RouteEndpoint;
}
