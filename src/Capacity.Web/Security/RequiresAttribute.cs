using Capacity.Security;
using Microsoft.AspNetCore.Authorization;

namespace Capacity.Web.Security;

/// <summary>
/// The permission that a page or an endpoint requires; a page's handler may ask for more (<see cref="AlsoRequiresAttribute"/>). What names none and is not open to all by <see cref="AllowAnonymousAttribute"/> is refused to everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute(permission.Policy())
{
    public Permission Permission => permission;
}
