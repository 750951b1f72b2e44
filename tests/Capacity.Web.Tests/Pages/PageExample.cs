using Capacity.Terms;

namespace Capacity.Web.Tests.Pages;

/// <summary>One page as somebody sees it.</summary>
/// <param name="Route">Of the page, as it is mapped.</param>
/// <param name="Role">Null: nobody is signed in.</param>
/// <param name="Name">Of its picture.</param>
/// <param name="Session">The cookies of somebody with an account; null: of the demo's account of the role.</param>
/// <param name="Press">A button that is pressed first, so that the page shows what is wrong.</param>
internal sealed record PageExample(string Route, Role? Role, string Name, Func<Scene, string> Address, string? Press = null, Func<Scene, string>? Session = null)
{
    public override string ToString() => $"{Name} ({Role?.ToString() ?? "nobody"})";
}
