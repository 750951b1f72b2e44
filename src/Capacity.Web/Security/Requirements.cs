using Capacity.Security;
using Microsoft.AspNetCore.Authorization;

namespace Capacity.Web.Security;

/// <summary>How endpoints, page folders and topics say what they require.</summary>
internal static class Requirements
{
    /// <summary>The authorisation policy of a permission: <c>options.Conventions.AuthorizeFolder("/Find", Permission.Place.Policy())</c>.</summary>
    public static string Policy(this Permission permission) => $"may:{permission.Word()}";

    /// <summary>Lets in only who may: anybody else is refused before anything is read or looked up.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(permission.Policy()).WithMetadata(new Required(permission));

    public static void AddPermissions(this AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.Policy(), policy => policy.RequireAuthenticatedUser().RequireAssertion(c => Caller.Of(c.User)?.May(permission) == true));
    }
}

/// <summary>What an endpoint requires, for the OpenAPI document and the tests.</summary>
internal sealed record Required(Permission Permission);
