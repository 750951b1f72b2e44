using System.Reflection;
using Capacity.Security;
using Capacity.Terms;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Security;

/// <summary>A way into the running host: an address and a method of it; of a page each handler.</summary>
/// <param name="Requires">The permissions that it names: all of them are asked for.</param>
/// <param name="IsOpen">Whether it says of itself that it is open to all.</param>
internal sealed record Door(string Method, string Route, IReadOnlyList<Permission> Requires, bool IsOpen, bool IsPage)
{
    private const string Missing = "not-there";

    private static readonly (string Parameter, string Value)[] Values =
    [
        ("/{by?}/{id?}", ""), ("{bed}", "1"), ("{authority}", "E08000025"), ("{from}", "2026-11-23"), ("{documentName}", "v1"),
    ];

    public (string, string) Key => (Method, Route);

    public bool Changes => Method is not ("GET" or "HEAD" or "ANY");

    /// <summary>About nothing that is there.</summary>
    public string Path => About(Missing, Missing);

    /// <summary>Who may by what it names and the table of permissions.</summary>
    public IEnumerable<Role> Roles => Requires.Count == 0 ? [] : Enum.GetValues<Role>().Where(role => Requires.All(p => role.May(p)));

    public string About(string id, string hold) => Values.Append(("{id}", id)).Append(("{hold}", hold))
        .Aggregate(Route, (path, v) => path.Replace(v.Item1, v.Item2, StringComparison.Ordinal));

    public override string ToString() => $"{Method} {Route}";

    public static async Task<IReadOnlyList<Door>> AllOfAsync(IServiceProvider services)
    {
        var doors = new List<Door>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                doors.AddRange((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => new Door(method, route,
                    Named(endpoint.Metadata), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, IsPage: false)));
            else
            {
                var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
                doors.AddRange(compiled.HandlerMethods.Select(handler => new Door(handler.HttpMethod.ToUpperInvariant(), handler.Name is null ? route : $"{route}?handler={handler.Name}",
                    [.. Named(compiled.EndpointMetadata), .. handler.MethodInfo.GetCustomAttributes<AlsoRequiresAttribute>().Select(a => a.Permission)], compiled.EndpointMetadata.OfType<IAllowAnonymous>().Any(), IsPage: true)));
            }
        }
        return doors;
    }

    private static IReadOnlyList<Permission> Named(IEnumerable<object> metadata) => [.. metadata.OfType<RequiresAttribute>().Select(r => r.Permission)];
}
