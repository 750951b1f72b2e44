using Capacity.Security;

namespace Capacity.Web.Security;

/// <summary>The permission that a page's handler requires besides the page's own; <see cref="HandlerGuard"/> asks for it. The framework's own attributes are not looked at on handlers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AlsoRequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}
