using Capacity.Security;
using Microsoft.AspNetCore.Authorization;

namespace Capacity.Web.Security;

/// <summary>
/// The permission that a page, one of its handlers or an endpoint requires. On a page's class it is for all of the page; on a handler it is asked for besides
/// (<see cref="HandlerGuard"/>). What names none and is not open to all by <see cref="AllowAnonymousAttribute"/> is refused to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
internal sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute(permission.Policy())
{
    public Permission Permission => permission;
}
