namespace Capacity.Security;

/// <summary>A row of the table of who may: a role, an action, and whose things it is done with.</summary>
public sealed record Grant(Role Role, Permission Permission, Scope Scope);
